import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { LegalDate } from '../../ui/dates.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type FormField, toFieldErrors } from '../../ui/form-field.ts'
import { FormFieldInput } from '../../ui/inputs.tsx'
import { Notice } from '../../ui/panels.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

export type HearingProps = {
  shell: Shell
  number: string
  itemName: string
  /** Why the authority told of the right. */
  matter: string
  /** The last day to ask. */
  dueOn: string
  reason?: string
  error?: string
}

/** Asking for a hearing: a right, not a duty; says what it changes. */
export function HearingView(props: HearingProps) {
  const reason: FormField = { name: 'reason', kind: 'textarea', label: '要求听证的理由', hint: '写一两句就可以：哪里关系您的重大利益，您想说明什么。', required: true, value: props.reason, error: props.error, maxLength: 2000 }
  const errors = toFieldErrors([reason])
  return (
    <PortalPage
      shell={props.shell}
      title="要求听证"
      section="mine"
      hasErrors={errors.length > 0}
      crumbs={[{ label: `${props.itemName}进度`, href: portalPaths.application(props.number) }, { label: '要求听证' }]}
    >
      <div className="narrow roomy">
        <ErrorSummary errors={errors} />
        <h1>要求听证</h1>
        <Notice title="您有要求听证的权利">
          <p>{props.matter}</p>
          <p>最晚 <b><LegalDate date={props.dueOn} /></b> 提出，不收费。不要求听证的，不用做什么。</p>
        </Notice>
        <p>提出后，审批单位在 20 个工作日内组织听证，提前 7 日通知您时间和地点。听证所需时间不计入办理期限，办结会晚一些。</p>
        <PostForm shell={props.shell} action={portalPaths.hearing(props.number)} className="card roomy">
          <FormFieldInput field={reason} />
          <div className="row">
            <SubmitButton>要求听证</SubmitButton>
            <ButtonLink plain href={portalPaths.application(props.number)}>不要求，返回</ButtonLink>
          </div>
        </PostForm>
      </div>
    </PortalPage>
  )
}
