import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import type { FormField } from '../../ui/form-field.ts'
import { toFieldErrors } from '../../ui/form-field.ts'
import { FormFieldInput } from '../../ui/inputs.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

export type CommitmentWithdrawalProps = {
  shell: Shell
  number: string
  itemName: string
  /** What the commitment stands in for. */
  materials: string[]
  reason?: string
  error?: string
}

/** Taking back a commitment before the decision; says what has to be handed in instead. */
export function CommitmentWithdrawalView(props: CommitmentWithdrawalProps) {
  const reason: FormField = { name: 'reason', kind: 'textarea', label: '撤回承诺的原因', hint: '写一句就可以。', required: true, value: props.reason, error: props.error, maxLength: 200 }
  const errors = toFieldErrors([reason])
  return (
    <PortalPage
      shell={props.shell}
      title="撤回告知承诺"
      section="mine"
      hasErrors={errors.length > 0}
      crumbs={[{ label: `${props.itemName}进度`, href: portalPaths.application(props.number) }, { label: '撤回告知承诺' }]}
    >
      <div className="narrow roomy">
        <ErrorSummary errors={errors} />
        <h1>撤回告知承诺</h1>
        <p>撤回后，办件不会结束，改按一般程序办理。以承诺代替的材料要补交，补齐以前不能作出决定：</p>
        <ul className="bullets">{props.materials.map((name) => <li key={name}>{name}</li>)}</ul>
        <PostForm shell={props.shell} action={portalPaths.commitmentWithdrawal(props.number)} className="card roomy">
          <FormFieldInput field={reason} />
          <div className="row">
            <SubmitButton look="danger">确定撤回承诺</SubmitButton>
            <ButtonLink plain href={portalPaths.application(props.number)}>不撤回，返回</ButtonLink>
          </div>
        </PostForm>
      </div>
    </PortalPage>
  )
}
