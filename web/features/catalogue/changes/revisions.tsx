import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { toProblem } from '../../../client/problem.ts'
import { toMinuteWords } from '../../../kit/dates.ts'
import { ErrorSummary } from '../../../kit/error-summary.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { Empty, Loading } from '../../../kit/states.tsx'
import '../catalogue.css'
import { readRevision, saveChange } from '../catalogue-calls.ts'
import { changeKey, revisionsKey, useChange, useElements, useRevisions } from '../catalogue-queries.ts'
import { ContentValues } from '../element-value.tsx'
import { NotRead } from '../query-states.tsx'
import type { Change, RevisionLine } from '../types.ts'
import { RevisionComparison } from './revision-comparison.tsx'

/** 历史版本 of a draft: who saved what when; each to be looked at and brought back, any two to be compared. What is shown is in the address. */
export function RevisionsScreen({ id }: { id: string }) {
  const change = useChange(id)
  const list = useRevisions(id)
  const [query, setQuery] = useSearchParams()
  if (change.isPending || list.isPending) return <div className="panel"><Loading lines={8} what="历史版本" /></div>
  if (change.isError) return <div className="panel"><NotRead isPage error={change.error} onRetry={() => void change.refetch()} /></div>
  if (list.isError) return <div className="panel"><NotRead isPage error={list.error} onRetry={() => void list.refetch()} /></div>
  const { rows } = list.data
  const latest = rows[0]?.revision
  const compared = toCompared(query)
  const chosen = Number(query.get('revision')) || latest
  const older = rows.find(({ revision }) => chosen !== undefined && revision < chosen)?.revision
  return (
    <>
      <PageTitle title="历史版本"><Link to={consolePaths.change(id)}>{change.data.kindName}：{change.data.itemName || '（未命名）'}</Link></PageTitle>
      <div className="with-side">
        {chosen === undefined ? <div className="panel"><Empty title="还没有保存过" /></div>
          : compared ? <RevisionComparison changeId={id} rows={rows} {...compared} onChange={({ from, to }) => setQuery({ from: String(from), to: String(to) })} onClose={() => setQuery({ revision: String(compared.to) })} />
            : <Revision key={chosen} change={change.data} revision={chosen} isLatest={chosen === latest} onCompare={older === undefined ? undefined : () => setQuery({ from: String(older), to: String(chosen) })} />}
        <Panel title="保存记录">
          <RevisionLines rows={rows} shown={compared ? [compared.from, compared.to] : [chosen]} onChoose={(revision) => setQuery({ revision: String(revision) })} />
          {list.hasNextPage && <Button style={{ marginTop: 14 }} loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>更早的保存</Button>}
        </Panel>
      </div>
    </>
  )
}

/** Which two saves the address asks to compare; whether they exist is the server's to say. */
function toCompared(query: URLSearchParams): { from: number; to: number } | undefined {
  const [from, to] = [Number(query.get('from')), Number(query.get('to'))]
  return from > 0 && to > 0 ? { from, to } : undefined
}

function RevisionLines({ rows, shown, onChoose }: { rows: readonly RevisionLine[]; shown: readonly (number | undefined)[]; onChoose: (revision: number) => void }) {
  return (
    <ol className="timeline">
      {rows.map(({ revision, editorName, at }) => {
        const isShown = shown.includes(revision)
        return (
          <li key={revision} className={isShown ? 'now' : undefined}>
            <button type="button" className="link" aria-current={isShown ? 'true' : undefined} onClick={() => onChoose(revision)}>{toMinuteWords(at)}</button>
            <span className="quiet">{editorName} · 修订 {revision}</span>
          </li>
        )
      })}
    </ol>
  )
}

interface RevisionProps {
  change: Change
  revision: number
  isLatest: boolean
  /** Against the save before; undefined for the first. */
  onCompare: (() => void) | undefined
}

function Revision({ change, revision, isLatest, onCompare }: RevisionProps) {
  const queries = useQueryClient()
  const registry = useElements()
  const reading = useQuery({ queryKey: ['change-revision', change.id, revision], queryFn: ({ signal }) => readRevision(change.id, revision, signal), staleTime: Infinity })
  const save = change.allowedActions.find(({ action }) => action === 'save')
  const restoring = useMutation({
    mutationFn: () => saveChange(change.id, { baseRevision: change.revision, content: reading.data!.content }),
    onSuccess: () => queries.invalidateQueries({ queryKey: revisionsKey(change.id) }).then(() => queries.invalidateQueries({ queryKey: changeKey(change.id) })),
  })
  const problem = restoring.isError ? toProblem(restoring.error) : undefined
  if (reading.isPending || registry.isPending) return <div className="panel"><Loading lines={8} what="这次保存的内容" /></div>
  if (reading.isError) return <div className="panel"><NotRead error={reading.error} onRetry={() => void reading.refetch()} /></div>
  if (registry.isError) return <div className="panel"><NotRead error={registry.error} onRetry={() => void registry.refetch()} /></div>
  return (
    <div className="stack">
      {problem && <ErrorSummary occasion={restoring.error} title={problem.title} detail={problem.detail} code={problem.code} errors={[]} />}
      {restoring.isSuccess && <p className="note-line good" role="status">已恢复为这次保存的内容，后来的修改仍在历史里。　<Link to={consolePaths.edit(change.id, 'basic')}>继续修改</Link></p>}
      <Panel
        title="这次保存的内容"
        extra={
          <div className="buttons">
            {onCompare && <Button onClick={onCompare}>与前一次比较</Button>}
            {!isLatest && save?.isAllowed && <Button loading={restoring.isPending} onClick={() => restoring.mutate()}>恢复为这一版</Button>}
          </div>
        }
      >
        <ContentValues groups={registry.data.groups} elements={registry.data.elements} content={reading.data.content} />
      </Panel>
    </div>
  )
}
