/** What to do, each with its reason; nothing where nothing is to be done. */
export const Advice = ({ title, sentences }: { title: string; sentences: readonly string[] }) =>
  sentences.length === 0 ? null : <ul className="advice" aria-label={title}>{sentences.map((sentence) => <li key={sentence} className="note-line">{sentence}</li>)}</ul>
