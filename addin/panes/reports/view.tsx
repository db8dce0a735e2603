/** Reports: into a sheet with live totals that can be refreshed in place, as a file, or here. */
import {
  Button,
  Caption1,
  Dropdown,
  Field,
  makeStyles,
  Option,
  OptionGroup,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { Notice, Pane } from '../../parts/parts.tsx';
import { ProgressLine } from '../../parts/progress.tsx';
import type { Asked } from '../../reporting/ask.ts';
import { reportGroups, reportNames, reportRules, type Question } from '../../reporting/question.ts';
import { useServices, type PaneProps } from '../../services.tsx';
import { spokenLanguage, textsOf } from '../../texts/texts.ts';
import { Figures } from './figures.tsx';
import { FilterFields } from './filter-fields.tsx';
import { KeptList } from './kept-list.tsx';
import {
  beginChoice,
  checkChoice,
  chooseReport,
  chooseUnits,
  questionOf,
  type Choice,
} from './state.ts';
import { useReports, type ReportsControl } from './use-reports.ts';

const texts = textsOf('reports');

const groupNames = ['money', 'stock', 'vendors', 'proof'] as const;

const useStyles = makeStyles({
  wide: { minWidth: 0, width: '100%' },
  option: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  asks: { color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** An answer with what it was asked for: figures of another choice are not shown. */
interface Shown {
  readonly choice: Choice;
  readonly asked: Asked;
}

export function View(_props: PaneProps): React.JSX.Element {
  const { host } = useServices();
  const control = useReports();
  const [choice, choose] = useState<Choice>(() => beginChoice('profit'));
  const [shown, setShown] = useState<Shown | null>(null);

  function setChoice(next: Choice): void {
    choose(next);
    control.clear();
  }

  /** Asks what was chosen, unless something stands in the way, which is said. */
  async function ask(
    run: (question: Question) => Promise<Asked | null>,
    chosen = choice,
  ): Promise<void> {
    const trouble = checkChoice(chosen);
    if (trouble !== null) {
      const text =
        trouble.kind === 'backwards'
          ? texts.backwards
          : texts.needed(trouble.filters.map((name) => texts.filters[name]).join(', '));
      control.say({ intent: 'error', text });
      return;
    }
    const asked = await run(questionOf(chosen, spokenLanguage()));
    if (asked) setShown({ choice: chosen, asked });
  }

  function showUnits(key: string): void {
    const units = chooseUnits(choice, key);
    if (units === null) return;
    setChoice(units);
    void ask(control.show, units);
  }

  return (
    <Pane title={texts.title}>
      <ReportField choice={choice} onChange={setChoice} />
      <FilterFields choice={choice} onChange={setChoice} />
      <Buttons choice={choice} control={control} onAsk={ask} />
      <Progress control={control} />
      {control.outcome !== null && (
        <Notice intent={control.outcome.intent}>{control.outcome.text}</Notice>
      )}
      {shown?.choice === choice && (
        <Figures {...shown.asked} onUnits={choice.filters.by === 'serial' ? null : showUnits} />
      )}
      {host.isExcel && (
        <KeptList
          reports={control.kept}
          isBusy={control.isBusy}
          onShow={(report) => void control.goTo(report)}
          onRefresh={(report) => void control.refresh(report)}
          onRefreshAll={() => void control.refreshAll()}
        />
      )}
    </Pane>
  );
}

interface ChoiceProps {
  readonly choice: Choice;
  readonly onChange: (choice: Choice) => void;
}

function ReportField({ choice, onChange }: ChoiceProps): React.JSX.Element {
  const styles = useStyles();
  return (
    <Field label={texts.report} hint={texts.says[choice.report]}>
      <Dropdown
        className={styles.wide}
        value={texts.names[choice.report]}
        selectedOptions={[choice.report]}
        onOptionSelect={(_event, { optionValue }) => {
          const report = reportNames.find((name) => name === optionValue);
          if (report !== undefined) onChange(chooseReport(choice, report));
        }}
      >
        {groupNames.map((group) => (
          <OptionGroup key={group} label={texts.groups[group]}>
            {reportGroups[group].map((name) => (
              <Option key={name} value={name} text={texts.names[name]}>
                <span className={styles.option}>
                  {texts.names[name]}
                  <Caption1 aria-hidden className={styles.asks}>
                    {texts.asks[name]}
                  </Caption1>
                </span>
              </Option>
            ))}
          </OptionGroup>
        ))}
      </Dropdown>
    </Field>
  );
}

interface ButtonsProps {
  readonly choice: Choice;
  readonly control: ReportsControl;
  readonly onAsk: (run: (question: Question) => Promise<Asked | null>) => Promise<void>;
}

function Buttons({ choice, control, onAsk }: ButtonsProps): React.JSX.Element {
  const styles = useStyles();
  const { host } = useServices();
  const { isBusy } = control;
  return (
    <div className={styles.buttons}>
      {host.isExcel && (
        <Button appearance="primary" disabled={isBusy} onClick={() => void onAsk(control.toSheet)}>
          {texts.sheet}
        </Button>
      )}
      <Button
        appearance={host.isExcel ? 'secondary' : 'primary'}
        disabled={isBusy}
        onClick={() => void onAsk(control.show)}
      >
        {texts.show}
      </Button>
      {reportRules[choice.report].files.map((format) => (
        <Button
          key={format}
          disabled={isBusy}
          onClick={() => void onAsk((question) => control.open(question, format))}
        >
          {texts[format]}
        </Button>
      ))}
    </div>
  );
}

/** How far the job is; while nobody knows how much there is, how much has come. */
function Progress({ control }: { control: ReportsControl }): React.JSX.Element | null {
  const styles = useStyles();
  const { isBusy, progress, stop } = control;
  if (!isBusy) return null;
  if (progress !== null && progress.total !== null) {
    const { done, total, elapsedMs } = progress;
    return <ProgressLine label={texts.writing} {...{ done, total, elapsedMs }} onStop={stop} />;
  }
  return (
    <div className={styles.buttons}>
      <Spinner
        size="small"
        label={progress === null ? texts.working : texts.asking(progress.done)}
      />
      <Button size="small" onClick={stop}>
        {texts.stop}
      </Button>
    </div>
  );
}
