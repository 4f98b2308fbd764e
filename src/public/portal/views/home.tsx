import { ButtonLink } from '../../ui/button.tsx'
import { LegalDate } from '../../ui/dates.tsx'
import { Icon } from '../../ui/icons.tsx'
import type { ItemSummary } from '../../ui/item-card.tsx'
import { ItemCard } from '../../ui/item-card.tsx'
import { Notice } from '../../ui/panels.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import type { Shell } from '../../ui/shell.ts'
import { Tag } from '../../ui/tag.tsx'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

/** Something this visitor should do, most urgent first. */
export type TodayTask = {
  kind: 'continueDraft' | 'correctMaterials' | 'supplyDeferred' | 'collectResult' | 'rate'
  itemName: string
  href: string
  /** The last day to do it. */
  dueOn?: string
}

export type HomeProps = {
  shell: Shell
  /** Today's legal date. */
  today: string
  /** The hall nearest to the region chosen: opening hours today, or the next day it opens when it is closed. */
  hall?: { id: string; name: string; address: string; hoursToday?: string; nextOpenOn?: string }
  /** Only with a visitor. */
  tasks: TodayTask[]
  /** Examples of what can be typed, as links under the box. */
  exampleQueries: string[]
  /** Themes (主题) by audience, with the number of items in each. */
  personTopics: { topic: string; count: number }[]
  enterpriseTopics: { topic: string; count: number }[]
  /** Items that are often needed: by count, or as the region chose them. */
  frequentItems: ItemSummary[]
  /** The days whose applications were counted; absent when the region chose. */
  countedDays?: { from: string; until: string }
}

const TASK_WORDS: Record<TodayTask['kind'], string> = {
  continueDraft: '继续填写',
  correctMaterials: '补正材料',
  supplyDeferred: '补交容缺材料',
  collectResult: '领取结果',
  rate: '评价服务',
}

function Topics(props: { audience: 'person' | 'enterprise'; topics: { topic: string; count: number }[] }) {
  return (
    <ul className="grid tiles">
      {props.topics.map(({ topic, count }) => (
        <li key={topic}>
          <a className="tile" href={portalPaths.search({ audience: props.audience, topic })}>
            <b aria-hidden="true">{topic.charAt(0)}</b>
            <span>
              {topic}
              <br />
              <span className="soft small">{count} 项</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function Today(props: Pick<HomeProps, 'today' | 'hall' | 'tasks'> & { signedIn: boolean }) {
  const { today, hall, tasks, signedIn } = props
  return (
    <section className="card side stack" aria-labelledby="today">
      <h2 id="today">
        今天{' '}
        <span className="soft small">
          <LegalDate date={today} />
        </span>
      </h2>
      {tasks.length > 0 ? (
        <ul className="lines">
          {tasks.map((task) => (
            <li key={task.href} className="row between">
              <a className="tap" href={task.href}>
                <b>
                  {TASK_WORDS[task.kind]}：{task.itemName}
                </b>
              </a>
              {task.dueOn ? (
                <Tag tone="warn">
                  <LegalDate date={task.dueOn} />前
                </Tag>
              ) : null}
            </li>
          ))}
        </ul>
      ) : signedIn ? (
        <p>您今天没有要办的事。</p>
      ) : (
        <p>
          <a className="tap" href={portalPaths.signIn(portalPaths.home())}>
            登录，看您今天要办的事
          </a>
        </p>
      )}
      <div className="tight">
        <p>
          <Icon name="window" /> <b>网上</b>：全天都可以申请
        </p>
        {hall ? (
          <p>
            <Icon name="clock" /> <a href={portalPaths.hall(hall.id)}><b>{hall.name}</b></a>：
            {hall.hoursToday ? `今天 ${hall.hoursToday}` : '今天休息'}
            {!hall.hoursToday && hall.nextOpenOn ? (
              <>
                ，<LegalDate date={hall.nextOpenOn} />开门
              </>
            ) : null}
            <br />
            <span className="soft">{hall.address}</span>
          </p>
        ) : null}
      </div>
    </section>
  )
}

/** The first page: search first, then what to do today, themes and popular items. */
export function HomeView(props: HomeProps) {
  return (
    <PortalPage shell={props.shell} title="首页" section="home" description={props.shell.slogan} fullWidth>
      <div className="hero">
        <div className="wrap split">
          <div className="stack">
            <h1>
              <label htmlFor="q">您想办什么事？</label>
            </h1>
            <SearchBox action={portalPaths.search()} placeholder="如：开饭馆" suggestUrl={portalPaths.searchSuggestions()} />
            <p className="row">
              <span>例如</span>
              {props.exampleQueries.map((query) => (
                <a key={query} className="tap" href={portalPaths.search({ q: query })}>
                  {query}
                </a>
              ))}
            </p>
          </div>
          <Today today={props.today} hall={props.hall} tasks={props.tasks} signedIn={props.shell.visitor !== undefined} />
        </div>
      </div>
      <div className="wrap roomy alone">
        <section className="stack">
          <h2>个人办事</h2>
          <Topics audience="person" topics={props.personTopics} />
        </section>
        <section className="stack">
          <h2>法人办事</h2>
          <Topics audience="enterprise" topics={props.enterpriseTopics} />
        </section>
        <section className="stack">
          <h2>{props.shell.region.name}常办的事</h2>
          {props.countedDays ? (
            <p className="soft small">
              按 <LegalDate date={props.countedDays.from} />至 <LegalDate date={props.countedDays.until} />的申请数排列
            </p>
          ) : null}
          <div className="grid">
            {props.frequentItems.map((item) => (
              <ItemCard key={item.code} item={item} />
            ))}
          </div>
        </section>
        <p className="row">
          <ButtonLink plain href={portalPaths.zones()}>
            服务专区
          </ButtonLink>
          <ButtonLink plain href={portalPaths.nearby()}>
            就近办
          </ButtonLink>
          <ButtonLink plain href={portalPaths.itemLists()}>
            事项清单
          </ButtonLink>
        </p>
        {props.shell.reading.mode === 'standard' ? (
          <Notice title="字太小，看不清？">
            <p>长辈版字大、按钮大，每一页顶上都能切换。也可以打电话让人帮您办。</p>
            <p className="row">
              <ButtonLink plain href={portalPaths.readingMode('elder', props.shell.currentPath, 18)}>
                <Icon name="text" />
                换成长辈版
              </ButtonLink>
              <ButtonLink plain href={`tel:${props.shell.hotline.number}`}>
                <Icon name="phone" />拨打 {props.shell.hotline.number}
              </ButtonLink>
            </p>
          </Notice>
        ) : (
          <Notice title="不会操作？有人帮您办">
            <p>拨打 {props.shell.hotline.number}，说出您要办的事；也可以带身份证到大厅，请工作人员帮办。</p>
            <ButtonLink href={`tel:${props.shell.hotline.number}`}>
              <Icon name="phone" />拨打 {props.shell.hotline.number}
            </ButtonLink>
          </Notice>
        )}
      </div>
    </PortalPage>
  )
}
