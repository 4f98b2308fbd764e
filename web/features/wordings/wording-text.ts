/** What may stand in the braces of a wording. */
export interface Fact {
  /** As it stands in braces. */
  name: string
  meaning: string
  /** What it says in an invented case. */
  example: string
}

/** A piece of a wording as it will be read: plain words, a fact filled in, or braces that nobody can fill. */
export interface WordingPiece {
  text: string
  kind: 'words' | 'fact' | 'unknown'
}

const FACT = /\{([^{}]*)\}/g

/** A wording with the examples in place of its facts. Joined, the pieces are what is printed. */
export function fillWithExamples(text: string, facts: readonly Fact[]): WordingPiece[] {
  const examples = new Map(facts.map(({ name, example }) => [name, example]))
  const pieces: WordingPiece[] = []
  let end = 0
  for (const match of text.matchAll(FACT)) {
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), kind: 'words' })
    const example = examples.get(match[1]!)
    pieces.push(example === undefined ? { text: match[0], kind: 'unknown' } : { text: example, kind: 'fact' })
    end = match.index + match[0].length
  }
  if (end < text.length) pieces.push({ text: text.slice(end), kind: 'words' })
  return pieces
}

/** Pieces by line: a line break of a wording begins a new paragraph. */
export function toParagraphs(pieces: readonly WordingPiece[]): WordingPiece[][] {
  const lines: WordingPiece[][] = [[]]
  for (const { text, kind } of pieces) {
    text.split('\n').forEach((part, index) => {
      if (index > 0) lines.push([])
      if (part !== '') lines.at(-1)!.push({ text: part, kind })
    })
  }
  return lines
}

/** Whether a text names a fact. */
export const names = (text: string, fact: string): boolean => text.includes(`{${fact}}`)
