import { ButtonLink } from '../../ui/button.tsx'
import { LegalDate } from '../../ui/dates.tsx'
import { EmptyState } from '../../ui/panels.tsx'
import type { Shell } from '../../ui/shell.ts'
import { Tag, type Tone } from '../../ui/tag.tsx'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import { type RegionChoice, RegionFilter } from './lists.tsx'

type Named = { code: string; name: string }

export type RatingPlace = { region: Named | null; authority: Named | null; hall: Named | null; item: Named | null }

/** What an address narrows ratings and scores to. */
export type PlaceAsked = { region?: string; authority?: string; hall?: string; item?: string }
/** And the wall besides: to a grade, and to the days of the figure it was reached from. */
export type WallAsked = PlaceAsked & { grade?: string; from?: string; until?: string; cursor?: string }

type Entry = {
  serial: number
  ratedOn: string
  region: Named
  item: Named
  authority: Named
  hall: Named
  channelName: string
  grade: number
  gradeName: string
  options: string[]
  text: string | null
  isHidden: boolean
  reply: string | null
  repliedOn: string | null
  second: { grade: number; gradeName: string; text: string | null; on: string } | null
  disregardedOn: string | null
}

export type RatingsWallProps = {
  shell: Shell
  wall: { place: RatingPlace; rows: Entry[]; next: string | null }
  /** Counts of the period that today is in, of what is shown. */
  scores: { period: { name: string }; rated: number; indicators: { id: string; rate: number | null }[] }
  asked: WallAsked
  regions: RegionChoice[]
}

const GRADES = [
  { value: undefined, name: '全部' }, { value: '5', name: '非常满意' }, { value: '4', name: '满意' }, { value: '3', name: '基本满意' }, { value: 'bad', name: '差评' },
] as const

/** What the ratings shown are narrowed to, each with a link that takes it away. */
export function Narrowed<Asked extends PlaceAsked>({ place, asked, hrefOf }: { place: RatingPlace; asked: Asked; hrefOf: (asked: Asked) => string }) {
  const chosen = (['item', 'hall', 'authority'] as const).flatMap((key) => (place[key] ? [{ key, name: place[key].name }] : []))
  if (chosen.length === 0) return null
  return (
    <ul className="row noprint" aria-label="只看">
      {chosen.map(({ key, name }) => (
        <li key={key} className="row">
          <Tag tone="info">{name}</Tag>
          <a className="tap" href={hrefOf({ ...asked, [key]: undefined })}>
            不限<span className="hide">「{name}」</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

export const toPercent = (rate: number | null): string => (rate === null ? '—' : `${(rate * 100).toFixed(2).replace(/\.?0+$/, '')}%`)

/** The name of what is shown, for titles. */
export const placeName = ({ region, authority, hall, item }: RatingPlace): string => [authority?.name ?? region?.name ?? (item || hall ? undefined : '全市'), hall?.name, item && `「${item.name}」`].filter(Boolean).join('')

/** 评价公开: the newest first, with what was answered. */
export function RatingsWallView({ shell, wall, scores, asked, regions }: RatingsWallProps) {
  const hrefWith = (change: WallAsked) => portalPaths.ratings({ ...asked, cursor: undefined, ...change })
  const rateOf = (id: string) => scores.indicators.find((indicator) => indicator.id === id)?.rate ?? null
  const isNarrowed = Object.values({ ...asked, cursor: undefined }).some(Boolean)
  const title = `评价公开（${placeName(wall.place)}）`
  return (
    <PortalPage shell={shell} title={title} description="群众对政务服务的评价和部门的答复，隐去个人信息后全部公开。" crumbs={[{ label: '评价公开' }]}>
      <div className="roomy">
        <div className="stack">
          <h1>评价公开</h1>
          <p>
            办事人给的评价和部门的答复都在这里，满意的、不满意的都公开。谁评的不公开，文字里的姓名、电话、证件号码等已隐去。
          </p>
          <RegionFilter hrefOf={(region) => hrefWith({ region, authority: undefined, hall: undefined })} region={asked.region} regions={regions} />
          {asked.from && asked.until ? (
            <p className="row">
              <Tag tone="info">{`${asked.from} 至 ${asked.until}`}</Tag>
              <a className="tap noprint" href={hrefWith({ from: undefined, until: undefined })}>
                不限日期
              </a>
            </p>
          ) : null}
          <Narrowed place={wall.place} asked={asked} hrefOf={(next) => portalPaths.ratings({ ...next, cursor: undefined })} />
        </div>
        <section className="card stack" aria-label={`${scores.period.name}指标`}>
          <h2>
            {scores.period.name}收到 {scores.rated} 条评价{scores.rated > 0 ? `，满意率 ${toPercent(rateOf('satisfaction'))}` : ''}
          </h2>
          <dl className="facts">
            {(['satisfaction', 'activeRating', 'rectification', 'onTime'] as const).map((id) => (
              <div key={id}>
                <dt>{{ satisfaction: '满意率', activeRating: '主动评价率', rectification: '差评整改率', onTime: '按期整改率' }[id]}</dt>
                <dd>{toPercent(rateOf(id))}</dd>
              </div>
            ))}
          </dl>
          <p>
            <a className="tap" href={portalPaths.ratingScores(placeOf(asked))}>
              这些数怎么算的？看好差评指标
            </a>
          </p>
        </section>
        <nav aria-label="看哪一等级" className="row noprint">
          {GRADES.map(({ value, name }) => (
            <a key={name} className="tap" href={hrefWith({ grade: value })} aria-current={value === asked.grade ? 'page' : undefined}>
              {value === asked.grade ? <b>{name}</b> : name}
            </a>
          ))}
        </nav>
        {wall.rows.length === 0 ? (
          <EmptyState title={isNarrowed ? '这个范围还没有评价' : '还没有评价'}>
            <p>办完一件事后，可以在“我的办件”里评价，也可以在窗口评价器上评价。</p>
            {isNarrowed ? (
              <p>
                <a className="tap" href={portalPaths.ratings()}>
                  看全部评价
                </a>
              </p>
            ) : null}
          </EmptyState>
        ) : (
          <section className="card stack" aria-label="评价">
            <ul className="lines">
              {wall.rows.map((entry) => (
                <li key={entry.serial} className="tight">
                  <RatingEntry entry={entry} hrefWith={hrefWith} />
                </li>
              ))}
            </ul>
            {asked.cursor || wall.next ? (
              <nav className="row between" aria-label="翻页">
                {asked.cursor ? <ButtonLink plain href={hrefWith({})}>回到最新</ButtonLink> : <span />}
                {wall.next ? <ButtonLink plain href={hrefWith({ cursor: wall.next })}>更早的评价</ButtonLink> : <span />}
              </nav>
            ) : null}
          </section>
        )}
      </div>
    </PortalPage>
  )
}

const placeOf = ({ region, authority, hall, item }: PlaceAsked): PlaceAsked => ({ region, authority, hall, item })

const toneOf = (grade: number): Tone => (grade >= 4 ? 'ok' : grade === 3 ? 'info' : 'bad')

function RatingEntry({ entry, hrefWith }: { entry: Entry; hrefWith: (change: WallAsked) => string }) {
  return (
    <>
      <h2 className="row">
        <Tag tone={toneOf(entry.grade)}>{`${entry.gradeName} ${'★'.repeat(entry.grade)}`}</Tag>
        <a className="tap" href={hrefWith({ item: entry.item.code })}>
          {entry.item.name}
        </a>
        {entry.disregardedOn ? <Tag tone="warn">经复核剔除，不计入指标</Tag> : null}
      </h2>
      {entry.options.length > 0 ? <p>{entry.options.join('；')}</p> : null}
      {entry.text ? <p>“{entry.text}”</p> : entry.isHidden ? <p className="soft">文字含个人信息或违法不良内容，已隐去，等级照常计入。</p> : null}
      {entry.reply && entry.repliedOn ? (
        <p className="note info">
          <b>{entry.authority.name}答复：</b>
          {entry.reply}
          <span className="soft small"> <LegalDate date={entry.repliedOn} /></span>
        </p>
      ) : null}
      {entry.second ? (
        <p>
          <Tag tone={toneOf(entry.second.grade)}>{`追评 ${entry.second.gradeName}`}</Tag> {entry.second.text ? `“${entry.second.text}”` : ''}
          <span className="soft small"> <LegalDate date={entry.second.on} /></span>
        </p>
      ) : null}
      <p className="row soft small">
        <LegalDate date={entry.ratedOn} />
        <span>{entry.channelName}</span>
        <a className="tap" href={hrefWith({ authority: entry.authority.code })}>
          {entry.authority.name}
        </a>
        <a className="tap" href={hrefWith({ hall: entry.hall.code })}>
          {entry.hall.name}
        </a>
      </p>
    </>
  )
}
