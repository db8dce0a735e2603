/** The words of a scenario. A serial that holds blanks or marks stands in double quotes, as a JSON text. */

/** Where a scenario goes wrong, in words: file, line, and what was expected. */
export class ScenarioError extends Error {
  constructor(file: string, line: number, what: string) {
    super(`${file}:${line}: ${what}`);
  }
}

export interface Token {
  readonly text: string;
  /** A quoted text is never a word of the grammar. */
  readonly isQuoted: boolean;
  readonly line: number;
}

/** A step's text: it begins at the left edge, and indented lines go on with it. */
export interface Statement {
  readonly keyword: Token;
  readonly tokens: readonly Token[];
}

const tokenPattern = /"(?:[^"\\]|\\.)*"|[,;:](?=\s|$)|(?:(?![,;:](?:\s|$))[^\s"])+|"/gy;

function readTokens(text: string, file: string, line: number): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    tokenPattern.lastIndex = at;
    const found = tokenPattern.exec(text)?.[0];
    if (found === undefined || found === '"') {
      throw new ScenarioError(file, line, `a quote is not closed in: ${text.trim()}`);
    }
    const isQuoted = found.startsWith('"');
    tokens.push({ text: isQuoted ? unquote(found, file, line) : found, isQuoted, line });
    at += found.length;
  }
  return tokens;
}

function unquote(quoted: string, file: string, line: number): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    throw new ScenarioError(file, line, `${quoted} is no JSON text`);
  }
}

/** The statements of a file; lines that begin with `#` are left out. */
export function readStatements(text: string, file: string): Statement[] {
  const statements: { keyword: Token; tokens: Token[] }[] = [];
  text.split('\n').forEach((row, index) => {
    const line = index + 1;
    if (row.trim() === '' || row.trimStart().startsWith('#')) return;
    const tokens = readTokens(row, file, line);
    const open = statements.at(-1);
    if (/^\s/.test(row)) {
      if (open === undefined) throw new ScenarioError(file, line, 'nothing stands above to go on');
      open.tokens.push(...tokens);
      return;
    }
    const [keyword, ...rest] = tokens;
    if (keyword !== undefined) statements.push({ keyword, tokens: rest });
  });
  return statements;
}

/** Reads tokens from the front. */
export class TokenReader {
  private at = 0;
  private readonly tokens: readonly Token[];
  private readonly file: string;
  private readonly line: number;
  constructor(tokens: readonly Token[], file: string, line: number) {
    this.tokens = tokens;
    this.file = file;
    this.line = line;
  }

  get isAtEnd(): boolean {
    return this.at >= this.tokens.length;
  }

  fail(what: string): never {
    throw new ScenarioError(this.file, this.tokens[this.at]?.line ?? this.line, what);
  }

  /** Whether the next tokens are these words of the grammar. */
  isNext(...words: readonly string[]): boolean {
    return words.every((word, index) => {
      const token = this.tokens[this.at + index];
      return token !== undefined && !token.isQuoted && token.text === word;
    });
  }

  /** Takes these words where they are next. */
  take(...words: readonly string[]): boolean {
    if (!this.isNext(...words)) return false;
    this.at += words.length;
    return true;
  }

  next(what: string): Token {
    const token = this.tokens[this.at];
    if (token === undefined) this.fail(`${what} is missing at the end`);
    this.at += 1;
    return token;
  }

  word(what: string): string {
    const { text, isQuoted } = this.next(what);
    if (!isQuoted && /^[,;:]$/.test(text)) {
      this.at -= 1;
      this.fail(`${what} is missing before "${text}"`);
    }
    return text;
  }

  number(what: string): number {
    const text = this.word(what);
    if (!/^-?\d+$/.test(text)) {
      this.at -= 1;
      this.fail(`${what} must be a number, not "${text}"`);
    }
    return Number(text);
  }

  /** The token so many places ahead, which stays. */
  peek(ahead = 0): Token | undefined {
    return this.tokens[this.at + ahead];
  }

  /** The longest of these phrases that stands next, taken; null where none does. */
  phrase<Phrase extends string>(phrases: readonly Phrase[]): Phrase | null {
    const byLength = [...phrases].sort((a, b) => b.split(' ').length - a.split(' ').length);
    return byLength.find((phrase) => this.take(...phrase.split(' '))) ?? null;
  }

  /** The rest, cut at a mark. */
  split(mark: ',' | ';'): TokenReader[] {
    const parts: Token[][] = [[]];
    for (const token of this.tokens.slice(this.at)) {
      if (!token.isQuoted && token.text === mark) parts.push([]);
      else parts.at(-1)?.push(token);
    }
    this.at = this.tokens.length;
    return parts
      .filter((part) => part.length > 0)
      .map((part) => new TokenReader(part, this.file, part[0]?.line ?? this.line));
  }

  end(): void {
    const token = this.peek();
    if (token !== undefined) this.fail(`"${token.text}" is not understood here`);
  }
}
