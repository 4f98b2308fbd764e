import { ButtonLink } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { LegalDate } from '../../ui/dates.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { Details, EmptyState } from '../../ui/panels.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import { type RegionChoice, RegionFilter } from './lists.tsx'

export type ListProps = {
  shell: Shell
  id: string
  title: string
  explanation: string
  /** How an item comes to be in it. */
  rule: string
  source: string
  regionName: string
  asOf: string
  itemCount: number
  /** Of which the first is the item's name. */
  columns: string[]
  /** Those of this page. */
  rows: { itemCode: string; itemName: string; cells: string[] }[]
  rowCount: number
  shares: { title: string; numerator: number; denominator: number; percent: number | null; formula: string }[]
  breakdowns: { title: string; columns: string[]; rows: string[][] }[]
  editions: { name: string; frozenOn: string; itemCount: number }[]
  region?: string
  regions: RegionChoice[]
  page: number
  pageCount: number
}

/** One list: how many, by which rule, the rows, the sums, and the files to take away. */
export function ListView(props: ListProps) {
  const { shell, id, region } = props
  const pageHref = (page: number) => portalPaths.itemList(id, { region, page })
  return (
    <PortalPage
      shell={shell}
      title={`${props.title}（${props.regionName}）`}
      description={props.explanation}
      crumbs={[{ label: '事项清单', href: portalPaths.itemLists(region) }, { label: props.title }]}
    >
      <div className="roomy">
        <div className="stack">
          <h1>{props.title}</h1>
          <p className="big">{props.explanation}</p>
          <RegionFilter hrefOf={(each) => portalPaths.itemList(id, { region: each })} region={region} regions={props.regions} />
        </div>
        <section className="card stack" aria-label="数量和算法">
          <dl className="facts">
            <div>
              <dt>{props.regionName}</dt>
              <dd>
                {props.itemCount} 项{props.rowCount === props.itemCount ? '' : `，${props.rowCount} 行`}
              </dd>
            </div>
            {props.shares.map((share) => (
              <div key={share.title}>
                <dt>{share.title}</dt>
                {share.percent === null ? (
                  <dd>没有可算的事项</dd>
                ) : (
                  <dd>
                    {share.percent}%
                    <span className="soft small">
                      {' '}
                      {share.numerator} ÷ {share.denominator}
                    </span>
                  </dd>
                )}
              </div>
            ))}
          </dl>
          <Details summary="这些数字怎么算的？">
            <p>列入条件：{props.rule}。</p>
            <ul className="bullets">
              {props.shares.map(({ title, formula }) => (
                <li key={title}>
                  {title} ＝ {formula}
                </li>
              ))}
            </ul>
            <p>
              数据：现行有效的办事指南，截至 <LegalDate date={props.asOf} />；暂停和取消的事项不计。依据：{props.source}。
            </p>
          </Details>
        </section>
        {props.rowCount === 0 ? (
          <EmptyState title={`${props.regionName}现在没有列入本清单的事项`}>
            <p>列入条件是：{props.rule}。办事指南改了，这里会跟着变。</p>
            <p>
              <a className="tap" href={portalPaths.itemLists(region)}>
                看其他清单
              </a>
            </p>
          </EmptyState>
        ) : (
          <section className="card stack" aria-label="清单">
            <div className="row noprint">
              <ButtonLink plain href={portalPaths.itemListFile(id, 'xlsx', region)}>
                下载 Excel
              </ButtonLink>
              <ButtonLink plain href={portalPaths.itemListFile(id, 'csv', region)}>
                下载 CSV
              </ButtonLink>
            </div>
            <DataTable
              caption={`${props.title}，${props.regionName}`}
              columns={props.columns}
              rows={props.rows.map(({ itemCode, itemName, cells }, index) => ({
                key: `${itemCode} ${index}`,
                cells: [
                  <a key="name" className="tap" href={portalPaths.guide(region ?? shell.region.code, itemCode)}>
                    {itemName}
                  </a>,
                  ...cells,
                ],
              }))}
            />
            <Pagination
              previousHref={props.page > 1 ? pageHref(props.page - 1) : undefined}
              nextHref={props.page < props.pageCount ? pageHref(props.page + 1) : undefined}
              position={`第 ${props.page} 页，共 ${props.pageCount} 页`}
            />
          </section>
        )}
        {props.breakdowns.map(({ title, columns, rows }) => (
          <section key={title} className="card stack">
            <h2>{title}</h2>
            <DataTable caption={title} columns={columns} rows={rows.map((cells) => ({ key: cells[0]!, cells }))} />
          </section>
        ))}
        {props.editions.length > 0 ? (
          <section className="card stack">
            <h2>公布过的版本</h2>
            <ul className="lines">
              {props.editions.map(({ name, frozenOn, itemCount }) => (
                <li key={name}>
                  <a className="tap" href={portalPaths.itemListEdition(id, name, region)}>
                    {name}
                  </a>
                  ，{itemCount} 项，<LegalDate date={frozenOn} />公布
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </PortalPage>
  )
}
