/** The part of Excel's custom functions runtime that the host uses; there where the host can run functions. */
declare const CustomFunctions:
  | {
      associate(id: string, implementation: (...args: never[]) => unknown): void;
      readonly Error: new (code: string, message?: string) => Error;
      readonly ErrorCode: Readonly<Record<'invalidValue' | 'notAvailable', string>>;
    }
  | undefined;
