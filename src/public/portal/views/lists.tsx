import { LegalDate } from '../../ui/dates.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

export type RegionChoice = { code: string; name: string }

/** Narrows what is shown to one region: links, so that every choice is one tap and one address. */
export function RegionFilter(props: { hrefOf: (region: string | undefined) => string; region?: string; regions: RegionChoice[] }) {
  const choices = [{ code: undefined, name: '全市' }, ...props.regions]
  return (
    <nav aria-label="看哪里的" className="row noprint">
      {choices.map(({ code, name }) => (
        <a key={name} className="tap" href={props.hrefOf(code)} aria-current={code === props.region ? 'page' : undefined}>
          {code === props.region ? <b>{name}</b> : name}
        </a>
      ))}
    </nav>
  )
}

export type ItemListsProps = {
  shell: Shell
  lists: { id: string; title: string; explanation: string; itemCount: number }[]
  /** Of how many items the lists are made. */
  itemCount: number
  asOf: string
  region?: string
  regions: RegionChoice[]
}

/** Every list, each with what it means and how many items are in it. */
export function ItemListsView(props: ItemListsProps) {
  return (
    <PortalPage shell={props.shell} title="事项清单" description="零跑腿、容缺受理、告知承诺、跨省通办、行政许可等清单，由办事指南的要素当场算出。" crumbs={[{ label: '事项清单' }]}>
      <div className="roomy">
        <div className="stack">
          <h1>事项清单</h1>
          <p>
            共 {props.itemCount} 个事项、{props.lists.length} 张清单。每张清单都由办事指南的内容当场算出，不另外填报，数据截至 <LegalDate date={props.asOf} />。
          </p>
          <RegionFilter hrefOf={portalPaths.itemLists} region={props.region} regions={props.regions} />
        </div>
        <ul className="grid">
          {props.lists.map(({ id, title, explanation, itemCount }) => (
            <li key={id}>
              <a className="card tight" href={portalPaths.itemList(id, { region: props.region })}>
                <h2>{title}</h2>
                <p>
                  <b>{itemCount} 项</b>
                </p>
                <p className="soft">{explanation}</p>
              </a>
            </li>
          ))}
        </ul>
        <p>
          <a className="tap" href={portalPaths.proofs({ region: props.region })}>
            哪些证明不用开？看无证明清单
          </a>
        </p>
        <p>
          <a className="tap" href={portalPaths.sameVersion()}>
            各端内容是否一致？看同源检查
          </a>
        </p>
      </div>
    </PortalPage>
  )
}
