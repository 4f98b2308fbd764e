/** Newer and older pages of a list by links; nothing when there is only one page. */
export function Pagination(props: { previousHref?: string; nextHref?: string; position?: string }) {
  if (!props.previousHref && !props.nextHref) return null
  return (
    <nav className="row between" aria-label="翻页">
      {props.previousHref ? (
        <a className="btn plain" rel="prev" href={props.previousHref}>
          上一页
        </a>
      ) : (
        <span />
      )}
      {props.position ? <span className="soft">{props.position}</span> : null}
      {props.nextHref ? (
        <a className="btn plain" rel="next" href={props.nextHref}>
          下一页
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}
