import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import type { FormField } from '../../ui/form-field.ts'
import { toFieldErrors } from '../../ui/form-field.ts'
import { FormFieldInput } from '../../ui/inputs.tsx'
import { Notice } from '../../ui/panels.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

export type StartApplicationProps = {
  shell: Shell
  itemCode: string
  itemName: string
  authorityName: string
  cannotStartReason?: string
  /** One that was begun and not sent. */
  existingDraft?: { id: string }
  /** All guided questions; those answered on the guide come along. */
  situations: { name: string; question: string; options: { value: string; label: string }[]; chosen?: string; error?: string }[]
  division?: string
  /** Everybody one may apply for. */
  applicants: { id: string; name: string }[]
  applicant?: string
  applicantError?: string
  /** Whom the item is for. */
  serves: 'persons' | 'enterprises' | 'both'
}

const NOBODY = {
  persons: '这件事由个人申请。',
  enterprises: '这件事由企业等单位申请。您的账号还没有可以代表的单位，请由法定代表人登录办理，或先办理委托。',
  both: '您的账号还不能办理这件事。',
} as const

/** Before a draft begins: for whom, and what the guide still has to know. */
export function StartApplicationView(props: StartApplicationProps) {
  const title = `申请${props.itemName}`
  const fields: FormField[] = [
    ...props.situations.map((situation): FormField => ({
      name: situation.name, kind: 'radio', label: situation.question, required: true, options: situation.options, value: situation.chosen, error: situation.error,
    })),
    ...(props.applicants.length > 1
      ? [{
          name: 'applicant', kind: 'radio' as const, label: '为谁办理？', required: true, error: props.applicantError, value: props.applicant,
          options: props.applicants.map(({ id, name }) => ({ value: id, label: name })),
        }]
      : []),
  ]
  const errors = toFieldErrors(fields)
  const canStart = !props.cannotStartReason && props.applicants.length > 0
  return (
    <PortalPage
      shell={props.shell}
      title={title}
      section="mine"
      hasErrors={errors.length > 0}
      crumbs={[{ label: props.itemName, href: portalPaths.guide(props.shell.region.code, props.itemCode) }, { label: '申请' }]}
    >
      <div className="narrow roomy">
        <ErrorSummary errors={errors} />
        <div>
          <h1>{title}</h1>
          <p className="soft">由{props.authorityName}办理。每填一页都会保存，可以随时离开，以后接着填。</p>
        </div>
        {props.existingDraft ? (
          <Notice title="您有一份没填完的申请">
            <ButtonLink href={portalPaths.draft(props.existingDraft.id)}>接着填</ButtonLink>
          </Notice>
        ) : null}
        {props.cannotStartReason ? (
          <Notice title="现在不能在网上办理" tone="warn">
            <p>{props.cannotStartReason}</p>
          </Notice>
        ) : null}
        {props.applicants.length === 0 ? (
          <Notice title="您的账号不能直接申请" tone="warn">
            <p>{NOBODY[props.serves]}</p>
          </Notice>
        ) : null}
        {canStart ? (
          <PostForm shell={props.shell} action={portalPaths.startApplication(props.shell.region.code, props.itemCode)} className="card roomy">
            {props.division ? <input type="hidden" name="division" value={props.division} /> : null}
            {fields.map((field) => (
              <FormFieldInput key={field.name} field={field} />
            ))}
            {props.applicants.length === 1 ? (
              <p>
                申请人：<b>{props.applicants[0]?.name}</b>
              </p>
            ) : null}
            <SubmitButton look={props.existingDraft ? 'plain' : undefined}>{props.existingDraft ? '重新填一份' : '开始填写'}</SubmitButton>
          </PostForm>
        ) : null}
      </div>
    </PortalPage>
  )
}
