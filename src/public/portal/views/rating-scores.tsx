import { ButtonLink } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { LegalDate, Moment } from '../../ui/dates.tsx'
import { Details, EmptyState } from '../../ui/panels.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import { type RegionChoice, RegionFilter } from './lists.tsx'
import { Narrowed, placeName, type PlaceAsked, type RatingPlace, toPercent } from './ratings-wall.tsx'

type Line = { code: string; name: string; rated: number; bad: number; disregarded: number; satisfactionRate: number | null; activeRatingRate: number | null; rectificationRate: number | null }

type ScoresAsked = PlaceAsked & { period?: string }

export type RatingScoresProps = {
  shell: Shell
  scores: {
    period: { id: string; name: string; from: string; until: string }
    periods: { id: string; name: string }[]
    place: RatingPlace
    asOf: string
    invited: number
    rated: number
    disregarded: number
    grades: { grade: number; name: string; count: number }[]
    indicators: { id: string; name: string; formula: string; numerator: number; denominator: number; rate: number | null }[]
    composite: { points: number | null; parts: { name: string; formula: string; weight: number; points: number | null }[]; note: string }
    exclusions: string
    regions: Line[]
    authorities: Line[]
    halls: Line[]
    channels: Line[]
    items: Line[]
    itemCount: number
  }
  surveys: { rows: { kindName: string; title: string; placeName: string; periodFrom: string; periodUntil: string; institution: string; answers: number; score: number }[]; note: string }
  asked: ScoresAsked
  regions: RegionChoice[]
}

/** 好差评指标: every figure with its formula and what it was worked out from; each line leads to the ratings behind it. */
export function RatingScoresView({ shell, scores, surveys, asked, regions }: RatingScoresProps) {
  const hrefWith = (change: ScoresAsked) => portalPaths.ratingScores({ ...asked, ...change })
  const { period, composite } = scores
  const { period: _, ...place } = asked
  return (
    <PortalPage shell={shell} title={`好差评指标（${placeName(scores.place)}，${period.name}）`} description="好差评的满意率、主动评价率、差评整改率等指标，附计算方法。" crumbs={[{ label: '评价公开', href: portalPaths.ratings(place) }, { label: '好差评指标' }]}>
      <div className="roomy">
        <div className="stack">
          <h1>好差评指标</h1>
          <RegionFilter hrefOf={(region) => hrefWith({ region, authority: undefined, hall: undefined })} region={asked.region} regions={regions} />
          <Narrowed place={scores.place} asked={asked} hrefOf={portalPaths.ratingScores} />
          <Details summary={`期间：${period.name}`}>
            <nav className="row" aria-label="看哪个期间">
              {scores.periods.map(({ id, name }) => (
                <a key={id} className="tap" href={hrefWith({ period: id })} aria-current={id === period.id ? 'page' : undefined}>
                  {id === period.id ? <b>{name}</b> : name}
                </a>
              ))}
            </nav>
          </Details>
        </div>
        {scores.rated === 0 ? (
          <EmptyState title={`${period.name}还没有评价`}>
            <p>邀请评价的服务 {scores.invited} 次。没有评价，就没有满意率，也不会按默认满意计算。</p>
          </EmptyState>
        ) : (
          <section className="card stack" aria-labelledby="composite">
            <h2 id="composite">
              {placeName(scores.place)}
              {period.name}：{scores.rated} 条评价，综合评分 {composite.points ?? '—'} 分（满分 10 分）
            </h2>
            <DataTable
              caption="综合评分的组成"
              columns={['组成', '得分', '权重', '怎么算']}
              rows={composite.parts.map(({ name, formula, weight, points }) => ({ key: name, cells: [name, points === null ? '不计' : points, `${weight}%`, formula] }))}
            />
            <p className="soft">{composite.note}</p>
          </section>
        )}
        <section className="card stack" aria-labelledby="indicators">
          <h2 id="indicators">各项指标</h2>
          <DataTable
            caption={`${period.name}好差评指标`}
            columns={['指标', '数值', '分子 ÷ 分母', '怎么算']}
            rows={scores.indicators.map(({ id, name, formula, numerator, denominator, rate }) => ({ key: id, cells: [name, <b>{toPercent(rate)}</b>, `${numerator} ÷ ${denominator}`, formula] }))}
          />
          <h3>五个等级各多少条</h3>
          <dl className="facts">
            {scores.grades.map(({ grade, name, count }) => (
              <div key={grade}>
                <dt>{name}</dt>
                <dd>{count > 0 ? <a className="tap" href={portalPaths.ratings({ ...place, from: period.from, until: period.until, grade: String(grade) })}>{count} 条</a> : '0 条'}</dd>
              </div>
            ))}
            <div>
              <dt>经复核剔除</dt>
              <dd>{scores.disregarded} 条</dd>
            </div>
          </dl>
          <p className="soft">
            期间：<LegalDate date={period.from} />至<LegalDate date={period.until} />。{scores.exclusions}数据时间：<Moment instant={scores.asOf} />。
          </p>
          <p className="noprint">
            <ButtonLink plain href={portalPaths.ratingScoresFile(asked)}>
              下载 CSV
            </ButtonLink>
          </p>
        </section>
        <Lines title="按地区" heading="地区" lines={scores.regions} hrefOf={(region) => hrefWith({ region })} />
        <Lines title="按部门" heading="部门" lines={scores.authorities} hrefOf={(authority) => hrefWith({ authority })} />
        <Lines title="按大厅" heading="大厅" lines={scores.halls} hrefOf={(hall) => hrefWith({ hall })} />
        <Lines title={scores.itemCount > scores.items.length ? `按事项（评价最多的 ${scores.items.length} 项，共 ${scores.itemCount} 项，全部见 CSV）` : '按事项'} heading="事项" lines={scores.items} hrefOf={(item) => hrefWith({ item })} />
        <Lines title="按评价渠道" heading="渠道" lines={scores.channels} />
        <section className="card stack" aria-labelledby="surveys">
          <h2 id="surveys">现场投票和第三方调查</h2>
          <p className="soft">{surveys.note}</p>
          {surveys.rows.length === 0 ? (
            <p>还没有公布的结果。</p>
          ) : (
            <DataTable
              caption="现场投票和第三方调查结果"
              columns={['名称', '来源', '地点', '期间', '机构', '份数', '得分']}
              rows={surveys.rows.map(({ title, kindName, placeName: place, periodFrom, periodUntil, institution, answers, score }) => ({ key: `${title}${place}${periodFrom}${institution}`, cells: [title, kindName, place, `${periodFrom} 至 ${periodUntil}`, institution, answers, score] }))}
            />
          )}
        </section>
      </div>
    </PortalPage>
  )
}

/** A breakdown with more than one line, or none. */
function Lines({ title, heading, lines, hrefOf }: { title: string; heading: string; lines: Line[]; hrefOf?: (code: string) => string }) {
  if (lines.length === 0) return null
  return (
    <section className="card stack">
      <h2>{title}</h2>
      <DataTable
        caption={title}
        columns={[heading, '评价数', '满意率', '差评', '差评整改率', '主动评价率']}
        rows={lines.map(({ code, name, rated, bad, satisfactionRate, rectificationRate, activeRatingRate }) => ({
          key: code,
          cells: [hrefOf ? <a className="tap" href={hrefOf(code)}>{name}</a> : name, rated, toPercent(satisfactionRate), bad, toPercent(rectificationRate), hrefOf ? toPercent(activeRatingRate) : '—'],
        }))}
      />
    </section>
  )
}
