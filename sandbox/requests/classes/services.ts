/**
 * The services that a client creates by name. They belong to Office, not to the `Excel` namespace, and answer only what an
 * add-in with a shared runtime needs.
 */
import { invalidArgument } from '../../workbook/fault.ts';
import type { PaneState } from '../addin-runtime.ts';
import type { Instance } from '../class-table.ts';
import { ClassTable } from '../class-table.ts';

/** The results of custom functions come through this service. */
const customFunctionsClass: ClassTable<null> = new ClassTable('CustomFunctions', {
  methods: {
    SetInvocationResults: (_self, args, host) => {
      for (const result of args.list(0)) host.customFunctions.takeResult(result);
    },
    SetInvocationArrayResults: (_self, args, host) => {
      for (const result of args.list(0)) host.customFunctions.takeResult(result);
    },
    _GetEnabledFeatures: () => [],
    _SetOsfControlContainerReadyForCustomFunctions: (_self, _args, host) => {
      host.customFunctions.markReady();
    },
  },
});

const customFunctionsContainerClass: ClassTable<null> = new ClassTable('CustomFunctionsContainer', {
  navigation: { CustomFunctions: () => customFunctionsClass.of(null) },
});

/** Telling Excel that the ribbon's handlers are ready: nothing to do here. */
const addinServiceClass: ClassTable<null> = new ClassTable('AddinInternalService', {
  methods: {
    NotifyActionHandlerReady: () => undefined,
    notifyActionHandlerReady: () => undefined,
  },
});

function paneStateOf(text: string): PaneState {
  if (text === 'Visible' || text === 'Background' || text === 'Inactive') return text;
  throw invalidArgument();
}

const appRuntimeClass: ClassTable<null> = new ClassTable('AppRuntimeService', {
  methods: {
    GetAppRuntimeState: (_self, _args, host) => host.runtime.paneState,
    SetAppRuntimeState: (_self, args, host) => {
      host.runtime.setPaneState(paneStateOf(args.text(0)));
    },
  },
});

const appRuntimePersistenceClass: ClassTable<null> = new ClassTable(
  'AppRuntimePersistenceService',
  {
    methods: {
      GetAppRuntimeStartState: (_self, _args, host) => host.runtime.startState,
      SetAppRuntimeStartState: (_self, args, host) => {
        host.runtime.startState = args.text(0);
      },
    },
  },
);

const dynamicRibbonClass: ClassTable<null> = new ClassTable('DynamicRibbon', {
  methods: {
    ExecuteRequestCreate: (_self, args, host) => {
      host.runtime.updateRibbon(JSON.parse(args.text(0)));
    },
    ExecuteRequestUpdate: (_self, args, host) => {
      host.runtime.updateRibbon(JSON.parse(args.text(0)));
    },
  },
});

/** Telemetry stays here and goes nowhere. */
const telemetryClass: ClassTable<null> = new ClassTable('TelemetryService', {
  methods: { SendTelemetryEvent: () => undefined },
});

const services: Readonly<Record<string, Instance>> = {
  'Microsoft.ExcelServices.CustomFunctions': customFunctionsClass.of(null),
  'Microsoft.ExcelServices.CustomFunctionsContainer': customFunctionsContainerClass.of(null),
  'Microsoft.InternalService.AddinInternalService': addinServiceClass.of(null),
  'Microsoft.AppRuntime.AppRuntimeService': appRuntimeClass.of(null),
  'Microsoft.AppRuntime.AppRuntimePersistenceService': appRuntimePersistenceClass.of(null),
  'Microsoft.DynamicRibbon.DynamicRibbon': dynamicRibbonClass.of(null),
  'Microsoft.Telemetry.TelemetryService': telemetryClass.of(null),
};

/** A service by its name on the wire; null where there is none. */
export function findService(name: string): Instance | null {
  return services[name] ?? null;
}
