import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import type { FormField } from '../../ui/form-field.ts'
import { toFieldErrors } from '../../ui/form-field.ts'
import { FormFieldInput } from '../../ui/inputs.tsx'
import { ConfirmationPanel } from '../../ui/panels.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { RatingGrade } from '../../ui/rating-form.tsx'
import { RatingGradeFields } from '../../ui/rating-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

export type RatingProps = {
  shell: Shell
  number: string
  itemName: string
  authorityName: string
  /** The official wording per grade. */
  reasons: Record<RatingGrade, { value: string; label: string }[]>
  grade?: RatingGrade
  chosenReasons?: string[]
  comment?: string
  errors: { grade?: string; comment?: string }
}

/** One screen, five grades; leaving without rating is always possible. */
export function RatingView(props: RatingProps) {
  const comment: FormField = {
    name: 'comment',
    kind: 'textarea',
    label: '还想说的话',
    hint: '评价和答复会公开，请不要写姓名、电话和证件号码。',
    required: false,
    value: props.comment,
    error: props.errors.comment,
    maxLength: 500,
  }
  const errors = [...(props.errors.grade ? [{ href: '#g5', message: props.errors.grade }] : []), ...toFieldErrors([comment])]
  return (
    <PortalPage
      shell={props.shell}
      title="评价服务"
      section="mine"
      hasErrors={errors.length > 0}
      crumbs={[{ label: `${props.itemName}进度`, href: portalPaths.application(props.number) }, { label: '评价服务' }]}
    >
      <div className="narrow roomy">
        <ErrorSummary errors={errors} />
        <div>
          <h1>评价服务</h1>
          <p>
            {props.authorityName}办理的{props.itemName}
          </p>
        </div>
        <PostForm shell={props.shell} action={portalPaths.rating(props.number)} className="card roomy">
          <RatingGradeFields
            grade={props.grade}
            reasons={props.reasons}
            chosenReasons={props.chosenReasons}
            error={props.errors.grade}
          />
          <FormFieldInput field={comment} />
          <label className="choice">
            <input type="checkbox" name="isAnonymous" value="true" />
            匿名评价，不公开我的姓名
          </label>
          <div className="row">
            <SubmitButton>提交评价</SubmitButton>
            <ButtonLink plain href={portalPaths.application(props.number)}>
              不评价，返回
            </ButtonLink>
          </div>
        </PostForm>
      </div>
    </PortalPage>
  )
}

export type RatingDoneProps = {
  shell: Shell
  number: string
  /** 差评: somebody calls. */
  isBad: boolean
}

/** Thanks, and what happens with a bad rating. */
export function RatingDoneView(props: RatingDoneProps) {
  return (
    <PortalPage shell={props.shell} title="评价已收到" section="mine" crumbs={[{ label: '评价已收到' }]}>
      <div className="narrow roomy">
        <ConfirmationPanel title="评价已收到，谢谢您">
          {props.isBad ? <p>会有人联系您核实，整改后会回访。</p> : null}
        </ConfirmationPanel>
        <ButtonLink plain href={portalPaths.application(props.number)}>
          返回办件
        </ButtonLink>
      </div>
    </PortalPage>
  )
}
