import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { consolePaths } from '../../client/paths.ts'
import { toColumnDay, toDayWords } from '../../kit/dates.ts'
import { Kbd } from '../../kit/kbd.tsx'
import { Mark, type MarkTone } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { useShortcuts } from '../../kit/shortcuts.ts'
import { Empty, Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { NotRead } from '../catalogue/query-states.tsx'
import { useChosenRegion } from '../office/chosen-region.ts'
import { ChangeRule } from './change-rule.tsx'
import { LevelMark } from './level-mark.tsx'
import { type RuleVersionView, type RuleView, rulesKey, useRules } from './rule-calls.ts'
import { originOf, Steps } from './rule-list.tsx'

const TONES: Record<RuleVersionView['state'], MarkTone> = { coming: 'near', inForce: 'calm', replaced: 'plain', outranked: 'plain' }

/** One rule: what breaks it, by which law, when which level falls and who is told, and every version it ever had. */
export function RuleSheet() {
  const place = useChosenRegion()
  const [query] = useSearchParams()
  const { rule: id } = useParams()
  const queries = useQueryClient()
  const rules = useRules(place.region)
  const [isChanging, setIsChanging] = useState(false)
  const [done, setDone] = useState<string | undefined>(undefined)
  const rule = rules.data?.rows.find((row) => row.id === id)
  const begin = rules.data?.mayChange && rule ? () => setIsChanging(true) : undefined
  useShortcuts({ e: begin })
  const readAgain = () => void queries.invalidateQueries({ queryKey: rulesKey })
  const back = <Link to={consolePaths.supervisionRules({ region: query.get('region') ?? undefined })}>监察规则</Link>
  if (rules.isPending) return <><PageTitle title="监察规则">{back}</PageTitle><div className="panel"><Loading lines={8} what="监察规则" /></div></>
  if (rules.isError) return <><PageTitle title="监察规则">{back}</PageTitle><div className="panel"><NotRead error={rules.error} onRetry={() => void rules.refetch()} /></div></>
  if (!rule) return <Empty isPage title="没有这条监察规则" action={back}>可能是地址不全，请从监察规则的列表里打开。</Empty>
  return (
    <>
      <PageTitle title={rule.title} tools={begin && <Button type="primary" onClick={begin} aria-keyshortcuts="e">修改规则<Kbd keys="e" /></Button>}>
        {back}<span className="quiet">{rules.data.regionName}　{rule.watchesName}</span>
      </PageTitle>
      {done && <p className="note-line good" role="status">{done}</p>}
      <div className="stack">
        <Panel title="今天适用" extra={<span className="quiet">{originOf(rule.inForce)}</span>}><InForce rule={rule} /></Panel>
        <Panel title="版本" extra={<span className="quiet">公布过的版本都保留，不能修改</span>}>
          <ol className="timeline">
            {rule.versions.map((version) => (
              <li key={`${version.region} ${version.version}`} className={version.state === 'inForce' ? 'now' : undefined}>
                <p><strong>{version.version === 0 ? '平台默认' : `${version.regionName}第 ${version.version} 版`}</strong>　<Mark tone={TONES[version.state]}>{version.stateName}</Mark>{version.fromDay && `　${toDayWords(version.fromDay)}起`}</p>
                <Steps version={version} />
                <p className="quiet">{version.isOn ? '依据' : '停用的原因'}：{version.source}{version.changedByName && `　${version.changedByName}设置`}</p>
              </li>
            ))}
          </ol>
        </Panel>
      </div>
      {isChanging && (
        <ChangeRule
          rule={rule}
          region={place.region}
          today={rules.data.today}
          onClose={() => setIsChanging(false)}
          onStale={readAgain}
          onDone={({ fromDay, isOn }) => {
            setIsChanging(false)
            setDone(`已保存，${toColumnDay(fromDay)}起${isOn ? '按新的规则监察' : '停用'}。${fromDay === rules.data.today ? '' : '在那之前仍按现在的规则。'}`)
            readAgain()
          }}
        />
      )}
    </>
  )
}

const InForce = ({ rule: { description, basis, inForce } }: { rule: RuleView }) => (
  <>
    <dl className="facts">
      <div className="contents"><dt>监察什么</dt><dd>{description}</dd></div>
      <div className="contents"><dt>依据</dt><dd>{basis}</dd></div>
      {inForce.version > 0 && <div className="contents"><dt>{inForce.isOn ? '本地依据' : '停用的原因'}</dt><dd>{inForce.source}</dd></div>}
    </dl>
    {inForce.isOn ? (
      <table className="rows level-table">
        <caption className="hidden-visually">各等级什么时候发、告诉谁</caption>
        <thead><tr><th scope="col">等级</th><th scope="col">什么时候</th><th scope="col">告诉谁</th></tr></thead>
        <tbody>{inForce.steps.map(({ level, levelName, words, toldNames }) => <tr key={level}><td><LevelMark level={level} name={levelName} /></td><td className="wide">{words}</td><td className="wide" data-label="告诉">{toldNames.join('、')}</td></tr>)}</tbody>
      </table>
    ) : <p className="note-line near">这条规则已停用，不提醒，也不发牌。</p>}
  </>
)
