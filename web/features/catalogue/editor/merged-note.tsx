import { Link } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { useOfficer } from '../../sessions/officer.tsx'
import { useRevisions } from '../catalogue-queries.ts'

/** How many saves back somebody else's is looked for. */
const LOOKED_BACK = 5

interface MergedNoteProps {
  changeId: string
  /** The one in which both were joined. */
  revision: number
  titles: readonly string[]
  onRead: () => void
}

/** Who changed what at the same time, and that nothing was lost. */
export function MergedNote({ changeId, revision, titles, onRead }: MergedNoteProps) {
  const { name } = useOfficer()
  const revisions = useRevisions(changeId)
  const others = new Set((revisions.data?.rows ?? []).filter((row) => row.revision < revision && row.revision >= revision - LOOKED_BACK && row.editorName !== name).map(({ editorName }) => editorName))
  return (
    <p className="note-line" role="status">
      {others.size > 0 ? [...others].join('、') : '另一处'}同时改了{titles.join('、')}，已与您的修改合并。　<Link to={consolePaths.revisions(changeId)}>看历史版本</Link>　<button type="button" className="link" onClick={onRead}>知道了</button>
    </p>
  )
}
