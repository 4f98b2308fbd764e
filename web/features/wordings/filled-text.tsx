import { type Fact, fillWithExamples, toParagraphs } from './wording-text.ts'

/** A wording as it will be read: what is filled in stands out, and what nobody can fill does so in red. */
export const FilledText = ({ text, facts }: { text: string; facts: readonly Fact[] }) => (
  <>
    {toParagraphs(fillWithExamples(text, facts)).map((line, index) => (
      <p key={index} className="filled">{line.map((piece, at) => (piece.kind === 'words' ? piece.text : <mark key={at} className={piece.kind}>{piece.text}</mark>))}</p>
    ))}
  </>
)
