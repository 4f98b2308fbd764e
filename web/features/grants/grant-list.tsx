import { useQueryClient } from '@tanstack/react-query'
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { toColumnDay } from '../../kit/dates.ts'
import { AddIcon } from '../../kit/icons.tsx'
import { Kbd } from '../../kit/kbd.tsx'
import { Mark, type MarkTone } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { moveFocus, useShortcuts } from '../../kit/shortcuts.ts'
import { Empty, Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { Filters } from '../catalogue/filters.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { Pager } from '../staff-end/pager.tsx'
import { type Grant, grantsKey, type Ledger, type LedgerFilter, useGrants, useItemNames } from './grant-calls.ts'
import { toTermWords, whatItAllows } from './grant-words.ts'
import './grants.css'
import { NewGrant } from './new-grant.tsx'
import { RevokeGrant } from './revoke-grant.tsx'

type Standing = NonNullable<LedgerFilter['standing']>
const STANDINGS: readonly { value: Standing; label: string }[] = [{ value: 'inForce', label: '生效中' }, { value: 'coming', label: '尚未生效' }, { value: 'ended', label: '已终止' }]
const TONES: Record<string, MarkTone> = { inForce: 'calm', coming: 'info', expired: 'plain', revoked: 'near' }
const INTRODUCTIONS: Record<Exclude<Ledger['scope'], 'authority'>, string> = {
  own: '本人作为首席事务代表的授权，和本大厅受托收件的委托。',
  region: '本地区各单位授权首席事务代表、委托收件的台账。',
}

/** 授权台账: who may decide or take in for whom, from when, on which paper. */
export function GrantList({ title }: { title: string }) {
  const [query, setQuery] = useSearchParams()
  const queries = useQueryClient()
  const [isGranting, setGranting] = useState(false)
  const [done, setDone] = useState<string | undefined>(undefined)
  const standing = STANDINGS.find(({ value }) => value === query.get('standing'))?.value ?? 'inForce'
  const list = useGrants({ standing, authority: query.get('authority') ?? undefined, cursor: query.get('cursor') ?? undefined })
  const readAgain = () => void queries.invalidateQueries({ queryKey: grantsKey })
  const mayGrant = list.data?.allowedActions.some(({ verb, allowed }) => verb === 'grant' && allowed) ?? false
  const begin = mayGrant ? () => setGranting(true) : undefined
  useShortcuts({ n: begin, j: () => moveFocus('.rows button', 1), k: () => moveFocus('.rows button', -1) })
  const show = (value: Standing) => {
    const next = new URLSearchParams(query)
    next.delete('cursor')
    if (value === 'inForce') next.delete('standing')
    else next.set('standing', value)
    setQuery(next)
  }
  return (
    <>
      <PageTitle title={title} tools={begin && <Button type="primary" icon={<AddIcon size={16} />} onClick={begin} aria-keyshortcuts="n">新增授权<Kbd keys="n" /></Button>}>
        {list.data && <span className="quiet">{list.data.scope === 'authority' ? `谁可以以${list.data.scopeName}的名义在窗口决定，哪些大厅替它收件。` : INTRODUCTIONS[list.data.scope]}</span>}
      </PageTitle>
      {done && <p className="note-line good" role="status">{done}</p>}
      <div className="panel">
        <div className="grant-tabs">
          <Radio.Group aria-label="授权的状态" optionType="button" value={standing} options={STANDINGS.map(({ value, label }) => ({ value, label: list.data ? `${label} ${list.data.counts[value]}` : label }))} onChange={({ target }) => show(target.value as Standing)} />
        </div>
        {list.data?.scope !== 'own' && !mayGrant && list.data && (
          <Filters choices={[{ name: 'authority', label: '授权单位', width: 260, isSearched: true, options: list.data.authorities.map(({ id, name, grants }) => ({ value: id, label: `${name}（${grants}）` })) }]} />
        )}
        {list.isPending ? <Loading lines={8} what="授权" /> : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} />
          : list.data.rows.length === 0 ? <NoGrants standing={standing} scope={list.data.scope} begin={begin} />
            : <GrantTable ledger={list.data} standing={standing} isStale={list.isPlaceholderData} onDone={(words) => { setDone(words); readAgain() }} onStale={readAgain} />}
      </div>
      {isGranting && list.data && (
        <NewGrant
          today={list.data.today}
          onClose={() => setGranting(false)}
          onDone={(grant) => {
            setGranting(false)
            setDone(`已授权${grant.officerName ?? grant.hallName ?? ''}，${toTermWords(grant.fromDay, grant.untilDay)}。`)
            show(grant.standing === 'coming' ? 'coming' : 'inForce')
            readAgain()
          }}
        />
      )}
    </>
  )
}

function NoGrants({ standing, scope, begin }: { standing: Standing; scope: Ledger['scope']; begin: (() => void) | undefined }) {
  if (standing === 'coming') return <Empty title="没有尚未生效的授权">以后某天才生效的授权会出现在这里。</Empty>
  if (standing === 'ended') return <Empty title="没有已终止的授权">到期和撤销的授权会留在这里，可以查到当时的依据。</Empty>
  if (scope === 'own') return <Empty title="您还没有授权">要在窗口当场决定，请由事项所属单位的决定人员授权。没有授权也可以照常收件、受理。</Empty>
  return <Empty title="没有生效的授权" action={begin && <Button onClick={begin}>新增授权</Button>}>授权首席事务代表后，即办件和告知承诺件可以在窗口当场决定。</Empty>
}

interface GrantTableProps {
  ledger: Ledger
  standing: Standing
  isStale: boolean
  onDone: (words: string) => void
  onStale: () => void
}

function GrantTable({ ledger: { rows, counts, scope, next }, standing, isStale, onDone, onStale }: GrantTableProps) {
  const names = useItemNames(rows)
  const [revoking, setRevoking] = useState<Grant | undefined>(undefined)
  const isOneAuthority = scope === 'authority'
  const hasActions = rows.some(({ allowedActions }) => allowedActions.some(({ allowed }) => allowed))
  const sentenceOf = (grant: Grant): string => whatItAllows({
    kind: grant.kind, authorityName: grant.authorityName, powerNames: grant.powers.map(({ powerName }) => powerName),
    itemNames: grant.itemCodes?.map((code) => names?.get(code) ?? '已不由该单位办理的事项') ?? null,
  })
  return (
    <div aria-busy={isStale}>
      <p className="list-count" role="status">共 {counts[standing]} 项</p>
      <table className="rows grants">
        <caption className="hidden-visually">{STANDINGS.find(({ value }) => value === standing)!.label}的授权，按单位，新的在前</caption>
        <thead>
          <tr>{!isOneAuthority && <th scope="col">授权单位</th>}{scope !== 'own' && <th scope="col">授权给</th>}<th scope="col">可以做什么</th><th scope="col">期限</th><th scope="col">授权文书</th><th scope="col">状态</th>{hasActions && <th scope="col">处理</th>}</tr>
        </thead>
        <tbody>
          {rows.map((grant) => (
            <tr key={grant.id}>
              {!isOneAuthority && <td className="wide"><strong>{grant.authorityName}</strong></td>}
              {scope !== 'own' && <td className="wide"><strong>{grant.officerName ?? grant.hallName}</strong><div className="row-note">{grant.kindName}{grant.officerName && grant.hallName && ` · ${grant.hallName}`}</div></td>}
              <td className="wide grant-sentence">
                {scope === 'own' && <div className="row-note">{grant.kindName}{grant.kind === 'delegatedReceipt' && ` · ${grant.hallName}`}</div>}
                {grant.itemCodes && names === undefined ? <span className="quiet">正在读取事项…</span> : sentenceOf(grant)}
                {grant.itemCodes && grant.itemCodes.length > 3 && names && (
                  <details><summary>查看全部 {grant.itemCodes.length} 个事项</summary><ul>{grant.itemCodes.map((code) => <li key={code}>{names.get(code) ?? '已不由该单位办理的事项'}</li>)}</ul></details>
                )}
              </td>
              <td className="wide tabular grant-term" data-label="期限"><span className="whole">{toColumnDay(grant.fromDay)}起</span> <span className="whole">{grant.untilDay ? `${toColumnDay(grant.untilDay)}止` : '长期有效'}</span></td>
              <td className="wide" data-label="文书">{grant.basis}{grant.grantedByName && <div className="row-note">{grant.grantedByName}授权</div>}</td>
              <td className="whole">
                <Mark tone={TONES[grant.standing] ?? 'plain'}>{grant.standingName}</Mark>
                {grant.revokedOn && <div className="row-note grant-revoked">{toColumnDay(grant.revokedOn)}撤销：{grant.revokedReason}</div>}
              </td>
              {hasActions && <td>{grant.allowedActions.map(({ verb, name, allowed, reason }) => (allowed ? <Button key={verb} size="small" onClick={() => setRevoking(grant)}>{name}<span className="hidden-visually">：{grant.officerName ?? grant.hallName}，{grant.basis}</span></Button> : <span key={verb} className="row-note">{reason}</span>))}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      <Pager next={next} />
      {revoking && (
        <RevokeGrant
          grant={revoking}
          sentence={sentenceOf(revoking)}
          onClose={() => setRevoking(undefined)}
          onStale={onStale}
          onDone={(words) => {
            setRevoking(undefined)
            onDone(words)
          }}
        />
      )}
    </div>
  )
}
