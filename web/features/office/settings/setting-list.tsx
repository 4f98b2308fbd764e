import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { toColumnDay } from '../../../kit/dates.ts'
import { Mark, type MarkTone } from '../../../kit/mark.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'
import { moveFocus, useShortcuts } from '../../../kit/shortcuts.ts'
import { Empty, Loading } from '../../../kit/states.tsx'
import { Filters } from '../../catalogue/filters.tsx'
import { NotRead } from '../../catalogue/query-states.tsx'
import { useOfficer } from '../../sessions/officer.tsx'
import { isSystemAdmin } from '../../staff-end/roles.ts'
import { type ChosenRegion, useChosenRegion } from '../chosen-region.ts'
import '../../catalogue/catalogue.css'
import '../office.css'
import { SetSetting } from './set-setting.tsx'
import { type Setting, settingsKey, type SettingsView, useSettings } from './setting-calls.ts'
import { groupOf, toGroups } from './setting-groups.ts'

type Origin = Setting['inForce']['origin']

const ORIGINS: Record<Origin, { name: string; tone: MarkTone }> = { own: { name: '本地区规定', tone: 'calm' }, city: { name: '市级规定', tone: 'info' }, fallback: { name: '默认', tone: 'plain' } }

/** 本地规定: every number and choice a place may set differently, what applies today, and by what. */
export function SettingList() {
  const [query, setQuery] = useSearchParams()
  const place = useChosenRegion()
  const list = useSettings(place.region)
  const [done, setDone] = useState<string | undefined>(undefined)
  const rows = narrow(list.data?.rows ?? [], query)
  return (
    <>
      <PageTitle title="本地规定"><p className="quiet">各地可以不同的期限、比例和选择，写明依据，从哪一天起适用。</p></PageTitle>
      {done && <p className="note-line good" role="status">{done}</p>}
      <div className="panel">
        <Filters
          search={{ label: '按名称、内容或依据查找' }}
          choices={[
            { name: 'region', label: '地区', any: place.ownName, options: place.others, width: 190 },
            { name: 'group', label: '类别', options: toGroups(list.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name })), width: 130 },
            { name: 'origin', label: '来自', options: Object.entries(ORIGINS).map(([value, { name }]) => ({ value, label: name })), width: 130 },
          ]}
        />
        {list.isPending ? <Loading lines={10} what="本地规定" /> : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} />
          : rows.length === 0 ? <Empty title="没有找到这样的规定" action={<Button onClick={() => setQuery(query.has('region') ? { region: place.region } : {})}>查看全部规定</Button>}>换一个说法，或清除筛选再看。</Empty>
            : <SettingTable view={list.data} rows={rows} place={place} onSet={setDone} />}
      </div>
    </>
  )
}

/** A few dozen rows: narrowed here, by what the address says. */
function narrow(rows: readonly Setting[], query: URLSearchParams): Setting[] {
  const [q, group, origin] = [query.get('q')?.trim() ?? '', query.get('group'), query.get('origin')]
  return rows.filter((row) =>
    (!group || groupOf(row) === group) && (!origin || row.inForce.origin === origin)
    && (q === '' || [row.title, row.inForce.words, row.inForce.source].some((text) => text.toLowerCase().includes(q.toLowerCase()))))
}

interface SettingTableProps {
  view: SettingsView
  rows: readonly Setting[]
  place: ChosenRegion
  onSet: (words: string) => void
}

function SettingTable({ view: { isOurs, today, region }, rows, place, onSet }: SettingTableProps) {
  const queries = useQueryClient()
  const isAdmin = isSystemAdmin(useOfficer())
  const mayChange = isAdmin && isOurs
  const [setting, begin] = useState<Setting | undefined>(undefined)
  // Whoever may not set anything goes through what was set before.
  const stops = mayChange ? '.settings td > button' : '.settings summary'
  useShortcuts({ j: () => moveFocus(stops, 1), k: () => moveFocus(stops, -1) })
  return (
    <>
      <p className="list-count" role="status">{place.nameOf(region)}：共 {rows.length} 项，{rows.filter(({ inForce }) => inForce.origin !== 'fallback').length} 项有本地的规定。{isAdmin && !isOurs && '这里不是您的地区，只能查看。'}</p>
      <table className="rows settings">
        <caption className="hidden-visually">{place.nameOf(region)}的本地规定，今天适用的值和依据</caption>
        <thead><tr><th scope="col">规定</th><th scope="col">今天适用</th><th scope="col">来自</th><th scope="col">依据</th>{mayChange && <th scope="col">处理</th>}</tr></thead>
        {toGroups(rows).map((group) => (
          <tbody key={group.id}>
            <tr className="group-line"><th scope="rowgroup" colSpan={mayChange ? 5 : 4}>{group.name}<span className="quiet">　{group.rows.length} 项</span></th></tr>
            {group.rows.map((row) => <SettingRow key={row.key} row={row} place={{ ...place, region }} {...(mayChange && { onBegin: () => begin(row) })} />)}
          </tbody>
        ))}
      </table>
      {setting && (
        <SetSetting
          setting={setting}
          place={{ ...place, region, name: place.nameOf(region) }}
          today={today}
          onClose={() => begin(undefined)}
          onDone={(words) => {
            begin(undefined)
            onSet(words)
            void queries.invalidateQueries({ queryKey: settingsKey })
          }}
        />
      )}
    </>
  )
}

function SettingRow({ row, place, onBegin }: { row: Setting; place: ChosenRegion; onBegin?: () => void }) {
  const { title, inForce, history } = row
  const origin = ORIGINS[inForce.origin]
  return (
    <tr>
      <td className="wide"><strong>{title}</strong><Others row={row} place={place} /></td>
      <td className="wide in-force">
        <strong className="tabular">{inForce.words}</strong>
        {history.filter(({ state }) => state === 'coming').toReversed().map(({ region, from, words, stateName }) => (
          <p key={`${region} ${from}`} className="row-note tabular"><Mark tone="near">{stateName}</Mark> {toColumnDay(from)}起{region !== place.region && '（市级）'}：{words}</p>
        ))}
      </td>
      <td className="whole"><Mark tone={origin.tone}>{origin.name}</Mark>{inForce.from && <div className="row-note tabular">{toColumnDay(inForce.from)}起</div>}</td>
      <td className="wide" data-label="依据">{inForce.source}</td>
      {onBegin && <td className="wide"><Button size="small" onClick={onBegin}>设置<span className="hidden-visually">：{title}</span></Button></td>}
    </tr>
  )
}

/** What was set before or is to come, the platform's own value, and counties that say otherwise. */
function Others({ row: { history, counties, fallbackWords, fallbackSource }, place }: { row: Setting; place: ChosenRegion }) {
  if (history.length === 0 && counties.length === 0) return null
  return (
    <details className="resting setting-history">
      <summary>{[history.length > 0 && `历次规定 ${history.length} 条`, counties.length > 0 && `${counties.length} 个县（市、区）另有规定`].filter(Boolean).join('，')}</summary>
      <ol className="timeline">
        {history.map(({ region, from, words, source, state, stateName }) => (
          <li key={`${region} ${from}`} className={state === 'inForce' ? 'now' : undefined}>
            <span><span className="tabular">{toColumnDay(from)}起</span>，{place.nameOf(region)}：<strong>{words}</strong>（{stateName}）</span>
            <span className="quiet">{source}</span>
          </li>
        ))}
        <li><span>没有规定时：<strong>{fallbackWords}</strong></span><span className="quiet">{fallbackSource}</span></li>
      </ol>
      {counties.length > 0 && <p className="small">另有规定：{counties.map(({ region, words }) => `${place.nameOf(region)} ${words}`).join('；')}</p>}
    </details>
  )
}
