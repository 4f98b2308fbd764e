import type { SlotDays } from '../../../../modules/queue/index.ts'
import { ButtonLink, SubmitButton } from '../../../ui/button.tsx'
import { toShortDate } from '../../../ui/dates.tsx'
import { EmptyState, Notice } from '../../../ui/panels.tsx'
import { PostForm } from '../../../ui/post-form.tsx'
import type { Shell } from '../../../ui/shell.ts'
import { type BookingQuery, portalPaths } from '../../paths.ts'
import { PortalPage } from '../../portal-page.tsx'
import { shownDay, SlotPicker } from './slot-picker.tsx'

export type ChooseSlotProps = {
  shell: Shell
  slots: SlotDays
  item?: { code: string; name: string }
  /** All that is chosen so far: each link adds to it. */
  chosen: BookingQuery
  /** Why what was tried did not go. */
  error?: string
}

/** 哪一天、几点: places left by the minute; a day that is full can be waited for. */
export function ChooseSlotView({ shell, slots, item, chosen, error }: ChooseSlotProps) {
  const shown = shownDay(slots.days, chosen.day)
  const hasFreeDay = slots.days.some(({ free }) => free > 0)
  return (
    <PortalPage
      shell={shell}
      title="选择预约时段"
      hasErrors={error !== undefined}
      crumbs={[...(item ? [{ label: item.name, href: portalPaths.guide(shell.region.code, item.code) }] : []), { label: '选大厅', href: portalPaths.book({ ...chosen, hall: undefined, line: undefined, day: undefined }) }, { label: '选时段' }]}
    >
      <div className="narrow roomy">
        {error ? (
          <div role="alert">
            <Notice title="没有成功" tone="bad">
              <p>{error}</p>
            </Notice>
          </div>
        ) : null}
        <div>
          <h1>选择时段</h1>
          <p>{slots.hall.name}，{item?.name ?? slots.line.name}</p>
        </div>
        {shown ? (
          <SlotPicker
            days={slots.days} shown={shown}
            dayHref={(day) => portalPaths.book({ ...chosen, day })}
            slotHref={(slot) => portalPaths.checkBooking({ ...chosen, day: undefined, slot })}
          />
        ) : (
          <EmptyState title="这个大厅现在没有可以预约的时段">
            <p>可以直接到大厅取号办理：{slots.hall.address}，电话 {slots.hall.phone}。</p>
            <ButtonLink plain href={portalPaths.book({ ...chosen, hall: undefined, line: undefined, day: undefined })}>换一个大厅</ButtonLink>
          </EmptyState>
        )}
        {shown && shown.free === 0 ? (
          <Notice title={`${toShortDate(shown.day)}约满了`} tone="warn">
            <p>可以{hasFreeDay ? '换一天，或者' : ''}候补这一天：有人取消时，按先后顺序为您保留，马上发消息请您确认。</p>
            {shell.visitor ? (
              <PostForm shell={shell} action={portalPaths.waitForPlace()} className="">
                {Object.entries({ ...chosen, day: shown.day, slot: undefined }).map(([name, value]) => (value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />))}
                <SubmitButton>候补这一天</SubmitButton>
              </PostForm>
            ) : (
              <ButtonLink href={portalPaths.signIn(shell.currentPath)}>登录后候补</ButtonLink>
            )}
          </Notice>
        ) : null}
        <section className="tight soft">
          <h2>预约须知</h2>
          <ul className="bullets">
            {slots.rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </section>
      </div>
    </PortalPage>
  )
}
