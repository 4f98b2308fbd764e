import './notices.css'

/** A 告知书 as people read it before they agree. */
export const NoticeText = ({ notice: { title, text } }: { notice: { title: string; text: string } }) => (
  <article className="notice-sheet" aria-label={title || '告知书'}>
    <h3>{title}</h3>
    {text.split('\n').filter((line) => line.trim() !== '').map((line, index) => <p key={index}>{line}</p>)}
  </article>
)
