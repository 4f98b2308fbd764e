import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import type { FormField } from '../../ui/form-field.ts'
import { toFieldErrors } from '../../ui/form-field.ts'
import { FormFieldInput } from '../../ui/inputs.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

export type WithdrawalProps = {
  shell: Shell
  number: string
  itemName: string
  reason?: string
  error?: string
}

/** Withdrawing before a decision is made; asks once more and says what it means. */
export function WithdrawalView(props: WithdrawalProps) {
  const reason: FormField = {
    name: 'reason',
    kind: 'textarea',
    label: '撤回的原因',
    hint: '写一句就可以，会写进终止办理通知书。',
    required: true,
    value: props.reason,
    error: props.error,
    maxLength: 200,
  }
  const errors = toFieldErrors([reason])
  return (
    <PortalPage
      shell={props.shell}
      title="撤回申请"
      section="mine"
      hasErrors={errors.length > 0}
      crumbs={[{ label: `${props.itemName}进度`, href: portalPaths.application(props.number) }, { label: '撤回申请' }]}
    >
      <div className="narrow roomy">
        <ErrorSummary errors={errors} />
        <h1>撤回申请</h1>
        <p>
          撤回后，{props.itemName}（{props.number}）不再办理。以后可以重新申请，交过的材料还能再用。
        </p>
        <PostForm shell={props.shell} action={portalPaths.withdrawal(props.number)} className="card roomy">
          <FormFieldInput field={reason} />
          <div className="row">
            <SubmitButton look="danger">确定撤回</SubmitButton>
            <ButtonLink plain href={portalPaths.application(props.number)}>
              不撤回，返回
            </ButtonLink>
          </div>
        </PostForm>
      </div>
    </PortalPage>
  )
}
