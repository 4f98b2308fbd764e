import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { toProblem } from '../../../client/problem.ts'
import { toMinuteWords } from '../../../kit/dates.ts'
import { ErrorSummary } from '../../../kit/error-summary.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { Empty, Loading } from '../../../kit/states.tsx'
import '../catalogue.css'
import { readRevision, saveChange } from '../catalogue-calls.ts'
import { changeKey, useChange, useElements, useRevisions } from '../catalogue-queries.ts'
import { ContentValues } from '../element-value.tsx'
import { NotRead } from '../query-states.tsx'
import type { Change, RevisionLine } from '../types.ts'

/** 历史版本 of a draft: who saved what when, each to be looked at and brought back. */
export function RevisionsScreen({ id }: { id: string }) {
  const change = useChange(id)
  const list = useRevisions(id)
  const [shown, setShown] = useState<number | undefined>(undefined)
  if (change.isPending || list.isPending) return <div className="panel"><Loading lines={8} what="历史版本" /></div>
  if (change.isError) return <div className="panel"><NotRead isPage error={change.error} onRetry={() => void change.refetch()} /></div>
  if (list.isError) return <div className="panel"><NotRead isPage error={list.error} onRetry={() => void list.refetch()} /></div>
  const rows = [...list.data.rows].sort((one, other) => other.revision - one.revision)
  const chosen = shown ?? rows[0]?.revision
  return (
    <>
      <PageTitle title="历史版本"><Link to={consolePaths.change(id)}>{change.data.kindName}：{change.data.itemName || '（未命名）'}</Link></PageTitle>
      <div className="with-side">
        {chosen === undefined ? <div className="panel"><Empty title="还没有保存过" /></div> : <Revision key={chosen} change={change.data} revision={chosen} isLatest={chosen === rows[0]?.revision} />}
        <Panel title={`保存过 ${rows.length} 次`}><RevisionLines rows={rows} chosen={chosen} onChoose={setShown} /></Panel>
      </div>
    </>
  )
}

function RevisionLines({ rows, chosen, onChoose }: { rows: readonly RevisionLine[]; chosen: number | undefined; onChoose: (revision: number) => void }) {
  return (
    <ol className="timeline">
      {rows.map(({ revision, editorName, at }) => (
        <li key={revision} className={revision === chosen ? 'now' : undefined}>
          <button type="button" className="link" aria-current={revision === chosen ? 'true' : undefined} onClick={() => onChoose(revision)}>{toMinuteWords(at)}</button>
          <span className="quiet">{editorName}</span>
        </li>
      ))}
    </ol>
  )
}

function Revision({ change, revision, isLatest }: { change: Change; revision: number; isLatest: boolean }) {
  const queries = useQueryClient()
  const registry = useElements()
  const reading = useQuery({ queryKey: ['change-revision', change.id, revision], queryFn: ({ signal }) => readRevision(change.id, revision, signal), staleTime: Infinity })
  const save = change.allowedActions.find(({ action }) => action === 'save')
  const restoring = useMutation({
    mutationFn: () => saveChange(change.id, { baseRevision: change.revision, content: reading.data!.content }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['change-revisions', change.id] }).then(() => queries.invalidateQueries({ queryKey: changeKey(change.id) })),
  })
  const problem = restoring.isError ? toProblem(restoring.error) : undefined
  if (reading.isPending || registry.isPending) return <div className="panel"><Loading lines={8} what="这次保存的内容" /></div>
  if (reading.isError) return <div className="panel"><NotRead error={reading.error} onRetry={() => void reading.refetch()} /></div>
  if (registry.isError) return <div className="panel"><NotRead error={registry.error} onRetry={() => void registry.refetch()} /></div>
  return (
    <div className="stack">
      {problem && <ErrorSummary occasion={restoring.error} title={problem.title} detail={problem.detail} code={problem.code} errors={[]} />}
      {restoring.isSuccess && <p className="note-line good" role="status">已恢复为这次保存的内容，后来的修改仍在历史里。　<Link to={consolePaths.edit(change.id, 'basic')}>继续修改</Link></p>}
      <Panel title="这次保存的内容" extra={!isLatest && save?.isAllowed && <Button loading={restoring.isPending} onClick={() => restoring.mutate()}>恢复为这一版</Button>}>
        <ContentValues groups={registry.data.groups} elements={registry.data.elements} content={reading.data.content} />
      </Panel>
    </div>
  )
}
