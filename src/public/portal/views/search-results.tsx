import { ButtonLink } from '../../ui/button.tsx'
import type { ItemSummary } from '../../ui/item-card.tsx'
import { ItemCard } from '../../ui/item-card.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { EmptyState } from '../../ui/panels.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

export type SearchResultsProps = {
  shell: Shell
  /** What was typed; empty when a theme is browsed. */
  query: string
  audience?: 'person' | 'enterprise'
  topic?: string
  /** Best first; one row per item. */
  items: ItemSummary[]
  total: number
  /** 1 is the first. */
  page: number
  pageCount: number
  /** Themes to narrow by, with how many results each would leave. */
  topics: { topic: string; count: number }[]
  /** A better-known wording with results, offered when these are few. */
  didYouMean?: string
  /** Words to try when nothing was found. */
  exampleQueries: string[]
}

const AUDIENCE_WORDS = { person: '个人办事', enterprise: '法人办事' } as const

/** Results of a search, or of browsing an audience or theme. */
export function SearchResultsView(props: SearchResultsProps) {
  const { query, audience, topic } = props
  const subject = [audience ? AUDIENCE_WORDS[audience] : '', topic ?? ''].filter(Boolean).join(' · ') || '查找服务'
  const heading = query ? `“${query}”的搜索结果` : subject
  const pageHref = (page: number) => portalPaths.search({ q: query, audience, topic, page })
  return (
    <PortalPage
      shell={props.shell}
      title={heading}
      section={audience}
      crumbs={[{ label: query ? '搜索' : subject }]}
    >
      <div className="roomy">
        <h1>{heading}</h1>
        <SearchBox action={portalPaths.search()} query={query} ariaLabel="您想办什么事" suggestUrl={portalPaths.searchSuggestions()}>
          {audience ? <input type="hidden" name="audience" value={audience} /> : null}
        </SearchBox>
        {props.didYouMean ? (
          <p className="big">
            您是不是要找：<a href={portalPaths.search({ q: props.didYouMean, audience })}>{props.didYouMean}</a>
          </p>
        ) : null}
        {props.topics.length > 0 ? (
          <nav aria-label="按主题缩小范围" className="row">
            {topic ? (
              <a className="tap" href={portalPaths.search({ q: query, audience })}>
                全部主题
              </a>
            ) : null}
            {props.topics.map((each) => (
              <a
                key={each.topic}
                className="tap"
                aria-current={each.topic === topic || undefined}
                href={portalPaths.search({ q: query, audience, topic: each.topic })}
              >
                {each.topic}（{each.count}）
              </a>
            ))}
          </nav>
        ) : null}
        {props.items.length === 0 ? (
          <EmptyState title="没有找到这件事">
            <p>可以换个说法，不必是正式名称，例如：</p>
            <p className="row">
              {props.exampleQueries.map((each) => (
                <a key={each} className="tap" href={portalPaths.search({ q: each })}>
                  {each}
                </a>
              ))}
            </p>
            <p>还是找不到，请拨打 {props.shell.hotline.number}，说出您要办的事，会有人告诉您到哪里办。</p>
            <ButtonLink plain href={portalPaths.home()}>
              按主题查找
            </ButtonLink>
          </EmptyState>
        ) : (
          <section className="stack">
            <h2>
              {props.shell.region.name}共 {props.total} 项服务
            </h2>
            <div className="grid">
              {props.items.map((item) => (
                <ItemCard key={item.code} item={item} />
              ))}
            </div>
            <Pagination
              previousHref={props.page > 1 ? pageHref(props.page - 1) : undefined}
              nextHref={props.page < props.pageCount ? pageHref(props.page + 1) : undefined}
              position={`第 ${props.page} 页，共 ${props.pageCount} 页`}
            />
          </section>
        )}
      </div>
    </PortalPage>
  )
}
