import { PortalPage } from '../../portal/portal-page.tsx'
import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type FormField, toFieldErrors } from '../../ui/form-field.ts'
import { FormFieldInput } from '../../ui/inputs.tsx'
import { Notice } from '../../ui/panels.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { ownPaths } from '../own-paths.ts'

export type WhoComesProps = {
  shell: Shell
  /** What they come for, in words. */
  what: string
  typed: { line?: string; item?: string; priority?: string; identityNumber?: string; escort?: string }
  priorities: { value: string; label: string }[]
  isCardNeeded: boolean
  /** Signed in already, masked. */
  visitor: string | undefined
  errors: Record<string, string | undefined>
  /** Why no number was given; `slip`: of the one they have. */
  refused: { message: string; slip: string | undefined } | undefined
}

/** 取号, second: who comes. The number stands last, for a card reader types it and presses Enter. */
export function WhoComesView({ shell, what, typed, priorities, isCardNeeded, visitor, errors: said, refused }: WhoComesProps) {
  const priority: FormField = {
    name: 'priority', kind: 'radio', label: '是否属于优先人群', hint: '到窗口时要出示证件或证明；没有的按一般号码办理。老年人刷身份证自动优先。', required: false,
    options: [{ value: '', label: '不是' }, ...priorities], value: typed.priority ?? '',
  }
  const escort: FormField = { name: 'escort', kind: 'checkboxes', label: '行动不便的，可以请人陪着办', required: false, options: [{ value: 'true', label: '需要有人陪同（全程，免费）' }], value: typed.escort ? [typed.escort] : [] }
  const card: FormField = { name: 'identityNumber', kind: 'identityNumber', label: '刷身份证，或输入身份证号码', hint: '把身份证放在读卡区，号码会自己填上。只用来排队，不留在这台机器上。', required: isCardNeeded, value: typed.identityNumber, error: said.identityNumber ?? said.holder }
  const fields = [...(priorities.length > 0 ? [priority] : []), escort, ...(visitor === undefined ? [card] : [])]
  const errors = toFieldErrors(fields)
  return (
    <PortalPage shell={shell} title="取号：您是哪位" crumbs={[{ label: '取号', href: ownPaths.number() }, { label: what }]} hasErrors={errors.length > 0}>
      <div className="roomy">
        <ErrorSummary errors={errors} />
        <h1>取号：{what}</h1>
        {refused ? (
          <Notice tone="warn" title="没有取到号">
            <p>{refused.message}</p>
            {refused.slip ? <ButtonLink href={refused.slip}>看已有的号，补打号票</ButtonLink> : null}
          </Notice>
        ) : null}
        <PostForm shell={shell} action={ownPaths.number()} className="card roomy who">
          <input type="hidden" name="line" value={typed.line ?? ''} />
          <input type="hidden" name="item" value={typed.item ?? ''} />
          {fields.map((field) => (
            <FormFieldInput key={field.name} field={field} />
          ))}
          <div className="row">
            <SubmitButton>{visitor === undefined ? '取号' : `${visitor}，取号`}</SubmitButton>
            {isCardNeeded || visitor !== undefined ? null : <SubmitButton look="plain" name="isWithoutCard" value="yes">没有带身份证，直接取号</SubmitButton>}
          </div>
        </PostForm>
      </div>
    </PortalPage>
  )
}
