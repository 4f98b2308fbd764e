import { Link, useSearchParams } from 'react-router'
import { consolePaths } from '../../client/paths.ts'
import { toColumnDay } from '../../kit/dates.ts'
import { Mark } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { moveFocus, useShortcuts } from '../../kit/shortcuts.ts'
import { Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { Filters } from '../catalogue/filters.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { useChosenRegion } from '../office/chosen-region.ts'
import { useOfficer } from '../sessions/officer.tsx'
import { LevelMark } from './level-mark.tsx'
import { type RuleVersionView, type RuleView, useRules } from './rule-calls.ts'

/** 监察规则: everything that is watched, by what it is watched on, and how each rule stands in the region today. */
export function RuleList() {
  const place = useChosenRegion()
  const isOfCity = useOfficer().region.endsWith('00')
  const [query] = useSearchParams()
  const rules = useRules(place.region)
  useShortcuts({ j: () => moveFocus('.supervision-rules a.row-link', 1), k: () => moveFocus('.supervision-rules a.row-link', -1) })
  const kinds = [...Map.groupBy(rules.data?.rows ?? [], ({ watchesName }) => watchesName)]
  return (
    <>
      <PageTitle title="监察规则"><span className="quiet">{place.name}：什么时候提醒、预警、发黄牌和红牌，告诉谁。已经开始的期限按开始那天的规则算。</span></PageTitle>
      {isOfCity && <div className="panel region-choice"><Filters choices={[{ name: 'region', label: '地区', any: place.ownName, options: place.others, width: 220 }]} /></div>}
      {rules.isPending ? <div className="panel"><Loading lines={10} what="监察规则" /></div> : rules.isError ? <div className="panel"><NotRead error={rules.error} onRetry={() => void rules.refetch()} /></div> : (
        <div className="stack">
          {kinds.map(([watchesName, rows]) => (
            <Panel key={watchesName} title={watchesName} extra={<span className="quiet">{rows.length} 条规则</span>} isFlush>
              <table className="rows supervision-rules">
                <caption className="hidden-visually">{watchesName}的监察规则，今天适用的等级</caption>
                <thead><tr><th scope="col">规则</th><th scope="col">今天适用</th><th scope="col">来自</th></tr></thead>
                <tbody>{rows.map((rule) => <RuleRow key={rule.id} rule={rule} to={consolePaths.supervisionRule(rule.id, query.get('region') ?? undefined)} />)}</tbody>
              </table>
            </Panel>
          ))}
          <Panel title="尚未纳入" isFlush>
            <table className="rows supervision-rules">
              <caption className="hidden-visually">还不能监察的事项和原因</caption>
              <thead><tr><th scope="col">应当监察</th><th scope="col">为什么还不能</th></tr></thead>
              <tbody>{rules.data.notYetWatched.map(({ title, reason }) => <tr key={title}><td className="rule-name"><strong>{title}</strong></td><td className="wide">{reason}</td></tr>)}</tbody>
            </table>
          </Panel>
        </div>
      )}
    </>
  )
}

const RuleRow = ({ rule: { title, description, inForce, versions }, to }: { rule: RuleView; to: string }) => {
  const coming = versions.filter(({ state }) => state === 'coming')
  return (
    <tr>
      <td className="wide rule-name"><Link className="row-link" to={to}>{title}</Link><div className="row-note">{description}</div></td>
      <td className="wide"><Steps version={inForce} />{coming.map(({ region, version, fromDay, stateName }) => <p key={`${region} ${version}`} className="row-note"><Mark tone="near">{stateName}</Mark> {toColumnDay(fromDay!)}起有新版本</p>)}</td>
      <td className="wide" data-label="来自">{originOf(inForce)}</td>
    </tr>
  )
}

export const originOf = ({ version, regionName, fromDay }: RuleVersionView): string => (version === 0 ? '平台默认' : `${regionName}第 ${version} 版，${toColumnDay(fromDay!)}起`)

/** The levels of a version in words; one that is switched off says so. */
export const Steps = ({ version: { isOn, steps } }: { version: RuleVersionView }) =>
  isOn ? <ul className="rule-steps">{steps.map(({ level, levelName, words }) => <li key={level}><LevelMark level={level} name={levelName} /> {words}</li>)}</ul> : <Mark tone="plain">已停用</Mark>
