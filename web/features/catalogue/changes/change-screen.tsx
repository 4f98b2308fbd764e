import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { toDayWords, toMinuteWords } from '../../../kit/dates.ts'
import { Kbd } from '../../../kit/kbd.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { useShortcuts } from '../../../kit/shortcuts.ts'
import { Loading } from '../../../kit/states.tsx'
import { Actions } from '../actions.tsx'
import '../catalogue.css'
import type { ChangeVerb } from '../catalogue-calls.ts'
import { useChange } from '../catalogue-queries.ts'
import { Differences } from '../differences.tsx'
import { NotRead } from '../query-states.tsx'
import { StateMark } from '../state-marks.tsx'
import type { Change } from '../types.ts'
import { ChangeCommandForm, changeCommands } from './change-commands.tsx'
import { CheckSummary } from './check-summary.tsx'
import { usePlace } from './place.ts'

/** A change as its author and its reviewer see it: what is to be done, then what is different. */
export function ChangeScreen({ id }: { id: string }) {
  const reading = useChange(id)
  if (reading.isPending) return <div className="panel"><Loading lines={10} what="变更" /></div>
  if (reading.isError) return <div className="panel"><NotRead isPage error={reading.error} onRetry={() => void reading.refetch()} /></div>
  return <WholeChange change={reading.data} />
}

const hasContent = ({ kind }: Change): boolean => kind === 'create' || kind === 'revise'

function WholeChange({ change }: { change: Change }) {
  const go = useNavigate()
  const [begun, setBegun] = useState<ChangeVerb | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  const mayWrite = change.allowedActions.some(({ action, isAllowed }) => action === 'save' && isAllowed)
  const placeOf = usePlace(change.id)
  const write = () => void go(consolePaths.edit(change.id, 'basic'))
  useShortcuts({ e: mayWrite ? write : undefined })
  const isPublished = change.version !== null
  return (
    <>
      <PageTitle title={`${change.kindName}：${change.itemName || '（未命名）'}`} tools={<Button onClick={() => void go(consolePaths.revisions(change.id))}>历史版本</Button>} />
      <p className="head-line">
        <StateMark state={change.state} stateName={change.stateName} />
        {change.baseVersion !== null && <Link to={consolePaths.item(change.itemCode)}>现行第 {change.baseVersion} 版</Link>}
        {isPublished && <Link to={consolePaths.item(change.itemCode)}>公布为第 {change.version} 版</Link>}
        {change.effectiveOn && <span className="tabular">{toDayWords(change.effectiveOn)}起生效</span>}
        <span className="quiet">{change.itemCode}</span>
      </p>
      {done && <p className="note-line good" role="status">{done}</p>}
      <div className="with-side">
        <div className="stack">
          <Panel title="下一步">
            <Actions
              first={mayWrite && <Button onClick={write} aria-keyshortcuts="e">修改内容<Kbd keys="e" /></Button>}
              looks={changeCommands}
              allowed={change.allowedActions}
              onBegin={(action) => {
                setDone(undefined)
                setBegun(action)
              }}
            />
          </Panel>
          {hasContent(change) && (
            <Panel title={`改了什么（${change.differences.length} 处）`} isFlush>
              <Differences
                differences={change.differences}
                before={change.baseVersion === null ? '（新事项）' : `第 ${change.baseVersion} 版`}
                after="这次变更"
                linkOf={mayWrite ? (path) => <div><Link className="small" to={placeOf(path)}>去修改</Link></div> : undefined}
              />
            </Panel>
          )}
        </div>
        <div className="stack">
          <Panel title="理由">
            <p style={{ whiteSpace: 'pre-line' }}>{change.reason}</p>
            <p className="quiet">起草：{change.authorName}{change.editorNames.length > 1 ? `；参与：${change.editorNames.filter((name) => name !== change.authorName).join('、')}` : ''}</p>
          </Panel>
          {hasContent(change) && !isPublished && <CheckSummary change={change} />}
          <Panel title="经过">
            <ol className="timeline">
              {change.history.toReversed().map(({ at, by, what, note }) => (
                <li key={`${at} ${what}`}><strong>{what}</strong><span className="quiet tabular">{by}，{toMinuteWords(at)}</span>{note && <span>{note}</span>}</li>
              ))}
            </ol>
          </Panel>
        </div>
      </div>
      {begun && (
        <ChangeCommandForm
          key={begun}
          action={begun}
          change={change}
          onClose={() => setBegun(undefined)}
          onDone={(words) => {
            setBegun(undefined)
            setDone(words)
          }}
        />
      )}
    </>
  )
}
