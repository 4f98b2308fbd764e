import type { Board } from '../../../../modules/queue/index.ts'
import { ButtonLink, SubmitButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { type FormField, toFieldErrors } from '../../../ui/form-field.ts'
import { FormFieldInput } from '../../../ui/inputs.tsx'
import { EmptyState, Notice } from '../../../ui/panels.tsx'
import { PostForm } from '../../../ui/post-form.tsx'
import { SearchBox } from '../../../ui/search-box.tsx'
import type { Shell } from '../../../ui/shell.ts'
import { portalPaths } from '../../paths.ts'
import { PortalPage } from '../../portal-page.tsx'

export type TakeTicketProps = {
  shell: Shell
  board: Board
  /** What one comes for, when it is chosen. */
  item: { code: string; name: string } | undefined
  /** What was typed may mean one of these. */
  items: { code: string; name: string }[]
  q: string | undefined
  priorities: { value: string; label: string }[]
  values: Record<string, string>
  errors: Record<string, string | undefined>
  /** Why no number was given; leads to the one they have. */
  refused: { message: string; href: string | undefined } | undefined
}

const lineWords = ({ name, waiting, waitMinutes, openWindows }: Board['lines'][number]): string =>
  `${name}（${openWindows > 0 ? `${waiting} 人在等，约 ${waitMinutes} 分钟` : `窗口未开${waiting > 0 ? `，${waiting} 人在等` : ''}`}）`

/** 网上取号: find the matter, or choose the line; then one button. */
export function TakeTicketView({ shell, board, item, items, q, priorities, values, errors: said, refused }: TakeTicketProps) {
  const open = board.lines.filter(({ isOpen }) => isOpen)
  const line: FormField = { name: 'line', kind: 'radio', label: '排哪个队', required: true, options: open.map((each) => ({ value: each.letter, label: lineWords(each) })), value: values.line, error: said.line ?? said.item }
  const priority: FormField = { name: 'priority', kind: 'select', label: '是否属于优先人群', hint: '到窗口时请带上证明，没有证明的按一般号码办理。年龄达到的老年人会自动优先。', required: false, options: priorities, value: values.priority }
  const escort: FormField = { name: 'escort', kind: 'checkboxes', label: '行动不便的，可以请人陪着办', required: false, options: [{ value: 'true', label: '需要有人陪同（全程，免费）' }], value: values.escort ? [values.escort] : [] }
  const fields = [...(item ? [] : [line]), ...(priorities.length > 0 ? [priority] : []), escort]
  const errors = toFieldErrors(fields)
  const here = portalPaths.takeTicket(board.hallId, { item: item?.code })
  return (
    <PortalPage shell={shell} title={`取号 - ${board.hallName}`} hasErrors={errors.length > 0} crumbs={[{ label: board.hallName, href: portalPaths.hall(board.hallId) }, { label: '取号' }]}>
      <div className="narrow roomy">
        <ErrorSummary errors={errors} />
        <h1>今天去{board.hallName}取号</h1>
        {refused ? (
          <Notice tone="warn" title="没有取到号">
            <p>{refused.message}</p>
            {refused.href ? <ButtonLink href={refused.href}>看我的号</ButtonLink> : null}
          </Notice>
        ) : null}
        {open.length === 0 ? (
          <EmptyState title="这个大厅现在不取号">
            <p>请到现场咨询台询问，或在网上办理。</p>
          </EmptyState>
        ) : (
          <>
            {item ? (
              <Notice title={`要办：${item.name}`}>
                <a className="tap" href={portalPaths.takeTicket(board.hallId)}>
                  换一件事
                </a>
              </Notice>
            ) : (
              <section className="card stack">
                <h2>
                  <label htmlFor="q">不知道排哪个队？写下要办的事</label>
                </h2>
                <SearchBox action={here} query={q} placeholder="如：开饭馆" suggestUrl={portalPaths.searchSuggestions()} />
                {items.length > 0 ? (
                  <ul className="lines">
                    {items.map(({ code, name }) => (
                      <li key={code}>
                        <a className="tap" href={portalPaths.takeTicket(board.hallId, { item: code })}>
                          {name}
                        </a>
                      </li>
                    ))}
                  </ul>
                ) : q ? (
                  <p>没有找到“{q}”。请换个说法，或选下面的“{open[0]!.name}”。</p>
                ) : null}
              </section>
            )}
            <PostForm shell={shell} action={here} className="card roomy">
              {item ? <input type="hidden" name="item" value={item.code} /> : null}
              {fields.map((field) => (
                <FormFieldInput key={field.name} field={field} />
              ))}
              {shell.visitor ? <SubmitButton>取号</SubmitButton> : <ButtonLink href={portalPaths.signIn(here)}>登录后取号</ButtonLink>}
              <p className="soft small">一人在一个业务同时只能有一个号，只能取今天的号。人不在大厅也可以取号；叫三次没有到窗口就过号了，请留好路上的时间。</p>
            </PostForm>
          </>
        )}
      </div>
    </PortalPage>
  )
}
