import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { toMinuteWords } from '../../kit/dates.ts'
import { Mark, type MarkTone } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { moveFocus, useShortcuts } from '../../kit/shortcuts.ts'
import { Empty, Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { NotRead } from '../catalogue/query-states.tsx'
import { type Seal, type SealAction, sealsKey, useSeals } from './seal-calls.ts'
import { SealCommand } from './seal-command.tsx'

const TONES: Record<Seal['state'], MarkTone> = { inUse: 'calm', disabled: 'over', replaced: 'plain' }
const ACTIONS: Record<SealAction, string> = { disable: '停用', replace: '更换' }

/** 电子印章名册: whose seals there are, since when, and why one is no longer used. */
export function SealList({ toUses }: { /** The address of 用章记录. */ toUses: (seal: string) => string }) {
  const [query] = useSearchParams()
  const queries = useQueryClient()
  const seals = useSeals()
  const [command, setCommand] = useState<{ seal: Seal; action: SealAction } | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  useShortcuts({ j: () => moveFocus('.rows a', 1), k: () => moveFocus('.rows a', -1) })
  const q = query.get('q')?.trim() ?? ''
  const rows = seals.data?.rows.filter(({ name, authority }) => name.includes(q) || authority.name.includes(q)) ?? []
  const readAgain = () => void queries.invalidateQueries({ queryKey: sealsKey })
  return (
    <>
      <PageTitle title="电子印章名册">
        <span className="quiet">{seals.data && (seals.data.provider ? `私钥由${seals.data.provider}保管，平台只保存公钥。` : '未接入电子印章：颁发的证照不盖章，页面上会写明。')}</span>
      </PageTitle>
      {done && <p className="note-line good" role="status">{done}</p>}
      <div className="panel">
        {seals.isPending ? <Loading lines={8} what="印章" /> : seals.isError ? <NotRead error={seals.error} onRetry={() => void seals.refetch()} />
          : rows.length === 0 ? <Empty title={q ? `没有名称含“${q}”的印章` : '还没有印章'}>{q ? '换一个单位名称试试。' : '单位第一次颁发证照时，印章自动登记在这里。'}</Empty>
            : <Rows rows={rows} toUses={toUses} onCommand={(seal, action) => setCommand({ seal, action })} />}
      </div>
      {command && (
        <SealCommand
          {...command}
          onClose={() => setCommand(undefined)}
          onStale={readAgain}
          onDone={(words) => {
            setCommand(undefined)
            setDone(words)
            readAgain()
          }}
        />
      )}
    </>
  )
}

function Rows({ rows, toUses, onCommand }: { rows: readonly Seal[]; toUses: (seal: string) => string; onCommand: (seal: Seal, action: SealAction) => void }) {
  const hasActions = rows.some(({ allowedActions }) => allowedActions.some(({ isAllowed }) => isAllowed))
  return (
    <>
      <p className="list-count" role="status">共 {rows.length} 枚</p>
      <table className="rows">
        <caption className="hidden-visually">电子印章，按单位</caption>
        <thead><tr><th scope="col">印章</th><th scope="col">启用</th><th scope="col">公钥</th><th scope="col">状态</th><th scope="col">记录</th>{hasActions && <th scope="col">处理</th>}</tr></thead>
        <tbody>
          {rows.map((seal) => (
            <tr key={seal.id}>
              <td className="wide"><strong>{seal.name}</strong><div className="row-note">{seal.authority.name} · 第 {seal.edition} 枚</div></td>
              <td className="whole tabular" data-label="启用">{toMinuteWords(seal.usedFrom)}</td>
              <td className="tabular code" data-label="公钥" title={seal.publicKey}>{seal.publicKey.slice(2, 18)}…</td>
              <td className="wide"><Mark tone={TONES[seal.state]}>{seal.stateName}</Mark>{seal.usedUntil && <div className="row-note">{toMinuteWords(seal.usedUntil)}：{seal.reason}</div>}</td>
              <td className="whole"><Link to={toUses(seal.id)}>用章记录<span className="hidden-visually">：{seal.name}，第 {seal.edition} 枚</span></Link></td>
              {hasActions && (
                <td className="whole">
                  {seal.allowedActions.filter(({ isAllowed }) => isAllowed).map(({ action }) => (
                    <Button key={action} size="small" danger={action === 'disable'} onClick={() => onCommand(seal, action)} style={{ marginRight: 8 }}>{ACTIONS[action]}<span className="hidden-visually">：{seal.name}</span></Button>
                  ))}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
