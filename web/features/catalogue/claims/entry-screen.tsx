import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { consolePaths, files } from '../../../client/paths.ts'
import { toMinuteWords } from '../../../kit/dates.ts'
import { Kbd } from '../../../kit/kbd.tsx'
import { Mark } from '../../../kit/mark.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { useShortcuts } from '../../../kit/shortcuts.ts'
import { Loading } from '../../../kit/states.tsx'
import '../catalogue.css'
import type { ClaimVerb } from '../catalogue-calls.ts'
import { claimsKey, entryKey, useElements, useEntry } from '../catalogue-queries.ts'
import { NotRead } from '../query-states.tsx'
import { StateMark } from '../state-marks.tsx'
import type { ElementRegistry, EntryView } from '../types.ts'
import { ClaimCommand } from './claim-command.tsx'
import { LocalEditor } from './local-editor.tsx'

/** 实施清单: one item at one place, and what is said differently there. */
export function EntryScreen({ division, code }: { division: string; code: string }) {
  const entry = useEntry(division, code)
  const registry = useElements()
  if (entry.isPending || registry.isPending) return <div className="panel"><Loading lines={10} what="实施清单" /></div>
  if (entry.isError) return <div className="panel"><NotRead isPage error={entry.error} onRetry={() => void entry.refetch()} /></div>
  if (registry.isError) return <div className="panel"><NotRead isPage error={registry.error} onRetry={() => void registry.refetch()} /></div>
  return <WholeEntry entry={entry.data} registry={registry.data} />
}

const CLAIMS: readonly { verb: ClaimVerb; name: string; isDangerous?: boolean }[] = [{ verb: 'claim', name: '认领' }, { verb: 'decline', name: '不办理' }, { verb: 'release', name: '解除认领', isDangerous: true }]
/** As the API names the change of local elements. */
const CHANGE_LOCAL = 'changeLocal'

function WholeEntry({ entry, registry }: { entry: EntryView; registry: ElementRegistry }) {
  const queries = useQueryClient()
  const [isEditing, setEditing] = useState(false)
  const [verb, setVerb] = useState<ClaimVerb | undefined>(undefined)
  const change = entry.allowedActions.find(({ action }) => action === CHANGE_LOCAL)
  const edit = change?.isAllowed && !isEditing ? () => setEditing(true) : undefined
  useShortcuts({ e: edit })
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: entryKey(entry.divisionCode, entry.itemCode) })
    void queries.invalidateQueries({ queryKey: claimsKey })
  }
  const possible = CLAIMS.filter((each) => entry.allowedActions.some(({ action, isAllowed }) => action === each.verb && isAllowed))
  const different = entry.elements.filter(({ isDifferent }) => isDifferent).length
  return (
    <>
      <PageTitle title={`${entry.itemName}　${entry.divisionName}`} tools={<Button href={files.guide(entry.divisionCode.slice(0, 6), entry.itemCode)} target="_blank">看门户上的指南</Button>} />
      <p className="head-line"><StateMark state={entry.state} stateName={entry.stateName} /><span>{entry.authorityName}</span><span className="quiet tabular">{entry.taskCode ?? '认领后生成实施编码'}</span><Link to={consolePaths.item(entry.itemCode)}>第 {entry.version} 版标准</Link></p>
      <div className="stack">
        {possible.length > 0 && <div className="buttons">{possible.map(({ verb: each, name, isDangerous = false }) => <Button key={each} danger={isDangerous} type={each === 'claim' ? 'primary' : 'default'} onClick={() => setVerb(each)}>{name}</Button>)}</div>}
        {entry.inheritsFrom.length > 0 && <p className="quiet">继承：{entry.inheritsFrom.map(({ divisionCode, divisionName }, index) => <span key={divisionCode}>{index > 0 && ' → '}<Link to={consolePaths.entry(divisionCode, entry.itemCode)}>{divisionName}</Link></span>)}。上面改了，这里没有另说的随之改变。</p>}
        {isEditing
          ? <LocalEditor entry={entry} registry={registry} onClose={() => setEditing(false)} onSaved={(saved) => { queries.setQueryData(entryKey(entry.divisionCode, entry.itemCode), saved); setEditing(false) }} />
          : (
            <Panel
              title={different > 0 ? `与标准不同的有 ${different} 处` : '与标准完全一致'}
              isFlush
              extra={edit ? <Button type="primary" onClick={edit} aria-keyshortcuts="e">修改本地内容<Kbd keys="e" /></Button> : change?.reason && <span className="quiet">{change.reason}</span>}
            >
              <Elements entry={entry} />
            </Panel>
          )}
        <Panel title="经过">
          {entry.history.length === 0 ? <p className="quiet">还没有记录。</p> : (
            <ol className="timeline">{entry.history.map(({ at, by, kindName, note }) => <li key={`${at} ${kindName}`}><strong>{kindName}</strong><span className="quiet tabular">{by}，{toMinuteWords(at)}</span>{note && <span>{note}</span>}</li>)}</ol>
          )}
        </Panel>
      </div>
      {verb && <ClaimCommand verb={verb} rows={[{ ...entry, differs: different > 0 }]} onClose={() => setVerb(undefined)} onDone={() => { setVerb(undefined); refresh() }} />}
    </>
  )
}

/** Each element four times: as the standard has it, as it is inherited, as it is said here, as it holds. */
function Elements({ entry }: { entry: EntryView }) {
  return (
    <table className="rows">
      <caption className="hidden-visually">标准、继承、本地和生效的内容</caption>
      <thead><tr><th scope="col">要素</th><th scope="col">标准</th><th scope="col">继承</th><th scope="col">本地</th><th scope="col">生效</th></tr></thead>
      <tbody>
        {entry.elements.map(({ key, title, standardText, inheritedText, inheritedFrom, ownText, effectiveText, isDifferent, lapsedReason }) => (
          <tr key={key}>
            <td>{title}{isDifferent && <>　<Mark tone="info">不同</Mark></>}</td>
            <td className="wide" data-label="标准">{standardText}</td>
            <td className="wide" data-label="继承">{inheritedFrom ? <>{inheritedText}<div className="row-note">{inheritedFrom}</div></> : <span className="quiet">同标准</span>}</td>
            <td className="wide" data-label="本地">{ownText ?? <span className="quiet">没有另说</span>}{lapsedReason && <div className="row-note">{lapsedReason}</div>}</td>
            <td className="wide" data-label="生效">{isDifferent ? <strong>{effectiveText}</strong> : effectiveText}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
