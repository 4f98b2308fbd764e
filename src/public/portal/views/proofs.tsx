import { ButtonLink } from '../../ui/button.tsx'
import { LegalDate } from '../../ui/dates.tsx'
import { Details, EmptyState } from '../../ui/panels.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import type { Shell } from '../../ui/shell.ts'
import { Tag } from '../../ui/tag.tsx'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import { type RegionChoice, RegionFilter } from './lists.tsx'

type ProofClass = 'cancelled' | 'notSubmitted'

type Asked = { q?: string; class?: ProofClass; department?: string; region?: string; cursor?: string }

type Proof = {
  id: string
  name: string
  alsoCalled: string[]
  class: ProofClass
  className: string
  legalBasis: string | null
  items: { code: string; name: string }[]
  purpose: string | null
  replacement: string
  department: string
  region: string
  regionName: string
  source: string
}

export type ProofsProps = {
  shell: Shell
  list: {
    asOf: string
    regionName: string
    counts: { cancelled: number; notSubmitted: number }
    departments: { name: string; proofs: number }[]
    found: number
    rows: Proof[]
    next: string | null
  }
  asked: Asked
  regions: RegionChoice[]
}

/** Items named before the rest are counted. */
const SHOWN_ITEMS = 4

/** What nobody has to bring: looked for by name, class, department and place; each with what is done instead. */
export function ProofsView({ shell, list, asked, regions }: ProofsProps) {
  const { cancelled, notSubmitted } = list.counts
  const hrefWith = (change: Asked) => portalPaths.proofs({ ...asked, cursor: undefined, ...change })
  const isNarrowed = Boolean(asked.q || asked.class || asked.department)
  return (
    <PortalPage
      shell={shell}
      title={`无证明清单（${list.regionName}）`}
      description="办事时不用您去开、不用您交的证明：没有法律依据的一律取消，法律有规定的由政府自己查。"
      crumbs={[{ label: '事项清单', href: portalPaths.itemLists(asked.region) }, { label: '无证明清单' }]}
    >
      <div className="roomy">
        <div className="stack">
          <h1>无证明清单</h1>
          <p className="big">
            这 {cancelled + notSubmitted} 种证明，办事时不用您去开，也不用您交：{cancelled} 种没有法律依据，一律取消；{notSubmitted} 种法律有规定，由政府自己查。
          </p>
          <p>
            还有单位要您交清单里的证明，可以拨打 {shell.hotline.number} 反映。数据截至 <LegalDate date={list.asOf} />。
          </p>
          <RegionFilter hrefOf={(region) => hrefWith({ region })} region={asked.region} regions={regions} />
        </div>
        <div className="stack">
          <SearchBox action={portalPaths.proofs()} query={asked.q} ariaLabel="按证明或事项的名称查找" placeholder="例如：学历证明、开饭馆">
            {asked.class ? <input type="hidden" name="class" value={asked.class} /> : null}
            {asked.department ? <input type="hidden" name="department" value={asked.department} /> : null}
            {asked.region ? <input type="hidden" name="region" value={asked.region} /> : null}
          </SearchBox>
          <Choices
            label="看哪一类"
            chosen={asked.class}
            choices={[
              { value: undefined, name: '两类都看', href: hrefWith({ class: undefined }) },
              { value: 'cancelled', name: `一律取消（${cancelled}）`, href: hrefWith({ class: 'cancelled' }) },
              { value: 'notSubmitted', name: `依法保留，无需提交（${notSubmitted}）`, href: hrefWith({ class: 'notSubmitted' }) },
            ]}
          />
          <Details summary={asked.department ? `责任单位：${asked.department}` : '按责任单位看'}>
            <Choices
              label="看哪个责任单位的"
              chosen={asked.department}
              choices={[
                { value: undefined, name: '全部单位', href: hrefWith({ department: undefined }) },
                ...list.departments.map(({ name, proofs }) => ({ value: name, name: `${name}（${proofs}）`, href: hrefWith({ department: name }) })),
              ]}
            />
          </Details>
        </div>
        {list.rows.length === 0 ? (
          <EmptyState title={isNarrowed ? '清单里没有找到' : `${list.regionName}的清单还没有公布`}>
            {isNarrowed ? (
              <>
                <p>这不代表要您去开证明。办事要交什么，以办事指南为准；指南里没有写的，谁也不能要。</p>
                <p className="row">
                  <a className="tap" href={portalPaths.proofs({ region: asked.region })}>
                    看全部清单
                  </a>
                  {asked.q ? (
                    <a className="tap" href={portalPaths.search({ q: asked.q })}>
                      在办事指南里找“{asked.q}”
                    </a>
                  ) : null}
                </p>
              </>
            ) : (
              <p>办事要交什么，以办事指南为准。</p>
            )}
          </EmptyState>
        ) : (
          <section className="card stack" aria-label="清单">
            <div className="row between">
              <h2>{isNarrowed ? `找到 ${list.found} 种` : `共 ${list.found} 种`}</h2>
              <span className="noprint">
                <ButtonLink plain href={portalPaths.proofsFile({ ...asked, cursor: undefined })}>
                  下载 CSV
                </ButtonLink>
              </span>
            </div>
            <ul className="lines">
              {list.rows.map((proof) => (
                <li key={proof.id} className="tight">
                  <Entry proof={proof} region={asked.region ?? shell.region.code} isOwn={asked.region !== undefined && proof.region === asked.region && !proof.region.endsWith('00')} />
                </li>
              ))}
            </ul>
            {asked.cursor || list.next ? (
              <nav className="row between" aria-label="翻页">
                {asked.cursor ? <ButtonLink plain href={hrefWith({})}>回到第一页</ButtonLink> : <span />}
                {list.next ? <ButtonLink plain href={hrefWith({ cursor: list.next })}>下一页</ButtonLink> : <span />}
              </nav>
            ) : null}
          </section>
        )}
      </div>
    </PortalPage>
  )
}

function Choices(props: { label: string; chosen: string | undefined; choices: { value: string | undefined; name: string; href: string }[] }) {
  return (
    <nav aria-label={props.label} className="row noprint">
      {props.choices.map(({ value, name, href }) => (
        <a key={name} className="tap" href={href} aria-current={value === props.chosen ? 'page' : undefined}>
          {value === props.chosen ? <b>{name}</b> : name}
        </a>
      ))}
    </nav>
  )
}

function Entry({ proof, region, isOwn }: { proof: Proof; region: string; isOwn: boolean }) {
  const shown = proof.items.slice(0, SHOWN_ITEMS)
  return (
    <>
      <h3>
        {proof.name} <Tag tone={proof.class === 'cancelled' ? 'ok' : 'info'}>{proof.className}</Tag> {isOwn ? <Tag>{proof.regionName}增加</Tag> : null}
      </h3>
      <p>{proof.replacement}</p>
      <p className="soft small">
        {shown.length > 0 ? (
          <>
            原来用在：
            {shown.map(({ code, name }, index) => (
              <span key={code}>
                {index > 0 ? '、' : ''}
                <a href={portalPaths.guide(region, code)}>{name}</a>
              </span>
            ))}
            {proof.items.length > SHOWN_ITEMS ? `等 ${proof.items.length} 个事项` : ''}。
          </>
        ) : proof.purpose ? (
          `原来用在：${proof.purpose}。`
        ) : (
          ''
        )}
        责任单位：{proof.department}。
      </p>
      <Details summary="依据和其他叫法">
        {proof.alsoCalled.length > 0 ? <p>也叫：{proof.alsoCalled.join('、')}。</p> : null}
        {proof.legalBasis ? <p>设定依据：{proof.legalBasis}。</p> : null}
        <p>列入清单的依据：{proof.source}。</p>
      </Details>
    </>
  )
}
