import type { Board } from '../../../modules/queue/index.ts'
import { PortalPage } from '../../portal/portal-page.tsx'
import { portalPaths } from '../../portal/paths.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/panels.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import type { Shell } from '../../ui/shell.ts'
import { ownPaths } from '../own-paths.ts'

export type ChooseLineProps = { shell: Shell; board: Board; q: string | undefined; items: Named[]; frequent: Named[] }
type Named = { code: string; name: string }

/** 取号, first: what one comes for, by touching it. */
export function ChooseLineView({ shell, board, q, items, frequent }: ChooseLineProps) {
  // Those that are served now first; the sort keeps the hall's own order.
  const lines = board.lines.filter(({ isOpen }) => isOpen).sort((a, b) => Number(b.openWindows > 0) - Number(a.openWindows > 0))
  return (
    <PortalPage shell={shell} title="取号" crumbs={[{ label: '取号' }]}>
      <div className="roomy">
        <div className="row between">
          <h1>取号：您来办什么？</h1>
          <ButtonLink plain href={ownPaths.arrival()}>已经预约，在这里取号</ButtonLink>
        </div>
        {lines.length === 0 ? (
          <EmptyState title="现在不取号">
            <p>{board.closedReason === null ? '各业务都没有开放取号，请到咨询台询问。' : `今天不办公（${board.closedReason}）。`}</p>
          </EmptyState>
        ) : (
          <>
            <section className="card stack">
              <h2>
                <label htmlFor="q">写下要办的事（可用拼音首字母）</label>
              </h2>
              <SearchBox action={ownPaths.number()} query={q} placeholder="如：开饭馆，或 kfg" suggestUrl={portalPaths.searchSuggestions()} />
              {items.length > 0 ? <Choices of={items.map(({ code, name }) => ({ href: ownPaths.number({ item: code }), name }))} /> : q ? <p>没有找到“{q}”。请换个说法，或点下面的“{lines[0]!.name}”。</p> : null}
            </section>
            {q === undefined && frequent.length > 0 ? (
              <section className="stack">
                <h2>常办的事</h2>
                <Choices of={frequent.map(({ code, name }) => ({ href: ownPaths.number({ item: code }), name }))} />
              </section>
            ) : null}
            <section className="stack">
              <h2>或者直接选排哪个队</h2>
              <Choices of={lines.map((line) => ({ href: ownPaths.number({ line: line.letter }), name: line.name, note: waitWords(line) }))} />
            </section>
          </>
        )}
      </div>
    </PortalPage>
  )
}

const waitWords = ({ openWindows, waiting, waitMinutes }: Board['lines'][number]): string =>
  openWindows === 0 ? `窗口未开${waiting > 0 ? `，${waiting} 人在等` : ''}` : waiting === 0 ? '现在不用等' : `${waiting} 人在等，约 ${waitMinutes} 分钟`

const Choices = ({ of }: { of: { href: string; name: string; note?: string }[] }) => (
  <ul className="grid choices">
    {of.map(({ href, name, note }) => (
      <li key={href}>
        <a className="card" href={href}>
          <h3>{name}</h3>
          {note ? <p>{note}</p> : null}
        </a>
      </li>
    ))}
  </ul>
)
