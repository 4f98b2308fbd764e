import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { LegalDate } from '../../ui/dates.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type FormField, toFieldErrors } from '../../ui/form-field.ts'
import { FormFieldInput } from '../../ui/inputs.tsx'
import { ConfirmationPanel, Details, Notice } from '../../ui/panels.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Face, RatingGradeFields, type RatingGrade, type Reasons } from '../../ui/rating-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

/** What was chosen and typed before it came back. */
export type RatingTyped = {
  grade?: RatingGrade
  chosenReasons?: string[]
  comment?: string
  errors: { grade?: string; comment?: string }
}

export const toCommentField = ({ comment, errors }: Pick<RatingTyped, 'comment' | 'errors'>): FormField => ({
  name: 'comment',
  kind: 'textarea',
  label: '还想说的话',
  hint: '评价和答复会公开，请不要写姓名、电话和证件号码。',
  required: false,
  value: comment,
  error: errors.comment,
  maxLength: 500,
})

/** Errors of a rating in its own order. */
export const ratingErrors = (typed: RatingTyped) => [
  ...(typed.errors.grade ? [{ href: '#g5', message: typed.errors.grade }] : []),
  ...toFieldErrors([toCommentField(typed)]),
]

export type RatingProps = RatingTyped & {
  shell: Shell
  id: string
  number: string
  itemName: string
  authorityName: string
  occasionName: string
  reasons: Reasons
}

/** One screen, five grades; leaving without rating is always possible. */
export function RatingView(props: RatingProps) {
  const errors = ratingErrors(props)
  return (
    <PortalPage
      shell={props.shell}
      title="评价服务"
      section="mine"
      hasErrors={errors.length > 0}
      crumbs={[{ label: '我的评价', href: portalPaths.ownRatings() }, { label: '评价服务' }]}
    >
      <div className="narrow roomy">
        <ErrorSummary errors={errors} />
        <div>
          <h1>评价服务</h1>
          <p>
            {props.authorityName}办理的{props.itemName}（{props.occasionName}）
          </p>
        </div>
        <PostForm shell={props.shell} action={portalPaths.rating(props.id)} className="card roomy">
          <RatingGradeFields {...props} error={props.errors.grade} />
          <FormFieldInput field={toCommentField(props)} />
          <label className="choice">
            <input type="checkbox" name="isAnonymous" value="true" />
            匿名评价
          </label>
          <p className="soft small">被评价的单位和人员看不到是谁评价的。实名给出不满意、非常不满意的，主管部门会联系您核实。</p>
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

export type Said = {
  grade: RatingGrade
  gradeName: string
  options: { id: string; text: string }[]
  comment: string | null
  /** ISO 8601 */
  ratedAt: string
}

/** What was said, in words. */
export function SaidView({ title, said }: { title: string; said: Said }) {
  return (
    <section className="card stack">
      <h2>{title}</h2>
      <p className="row big">
        <Face grade={said.grade} />
        {said.gradeName}
      </p>
      {said.options.length > 0 ? (
        <ul className="bullets">
          {said.options.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      ) : null}
      {said.comment ? <p>{said.comment}</p> : null}
      <p className="soft small">
        <LegalDate date={said.ratedAt.slice(0, 10)} />
      </p>
    </section>
  )
}

export type OwnRectification = {
  version: number
  stateName: string
  answerBy: string | null
  finding: string | null
  planDueOn: string | null
  reply: string | null
  repliedOn: string | null
  isExcluded: boolean
  exclusion: string | null
  allowedActions: { verb: string; allowed: boolean }[]
}

export type RatingDoneProps = {
  shell: Shell
  id: string
  number: string
  itemName: string
  said: Said
  isAnonymous: boolean
  /** 差评: what is made of it. */
  rectification: OwnRectification | null
  second: Said | null
  reasons: Reasons
  again: RatingTyped
  objection: { reason?: string; error?: string }
}

/** Thanks; of a bad rating what became of it, and what one may still say. */
export function RatingDoneView(props: RatingDoneProps) {
  const { shell, rectification, second } = props
  const may = (verb: string) => rectification?.allowedActions.some((action) => action.verb === verb && action.allowed) ?? false
  const objection: FormField = {
    name: 'reason',
    kind: 'textarea',
    label: '不同意的理由',
    required: true,
    value: props.objection.reason,
    error: props.objection.error,
    maxLength: 500,
  }
  const errors = [...ratingErrors(props.again), ...toFieldErrors([objection])]
  return (
    <PortalPage
      shell={shell}
      title="评价已收到"
      section="mine"
      hasErrors={errors.length > 0}
      crumbs={[{ label: '我的评价', href: portalPaths.ownRatings() }, { label: props.itemName }]}
    >
      <div className="narrow roomy">
        <ErrorSummary errors={errors} />
        <ConfirmationPanel title="评价已收到，谢谢您">
          {rectification && !props.isAnonymous && !rectification.reply ? <p>会有人联系您核实，整改后会回访。</p> : null}
        </ConfirmationPanel>
        <SaidView title="您的评价" said={props.said} />
        {rectification ? <Progress rectification={rectification} /> : null}
        {second ? <SaidView title="您的追评" said={second} /> : null}
        {may('object') ? (
          <PostForm shell={shell} action={portalPaths.ratingObjection(props.id)} className="card roomy">
            <h2>不同意剔除？</h2>
            <p>可以提出一次异议，由没有参加复核的人员复议。</p>
            <FormFieldInput field={objection} />
            <SubmitButton look="plain">提出异议</SubmitButton>
          </PostForm>
        ) : null}
        {may('rateAgain') ? (
          <Details summary="追评一次：对答复和整改满意吗？">
            <PostForm shell={shell} action={portalPaths.ratingAgain(props.id)} className="card roomy">
              <RatingGradeFields {...props.again} reasons={props.reasons} error={props.again.errors.grade} />
              <FormFieldInput field={toCommentField(props.again)} />
              <p className="soft small">第一次的评价不变，两次都公开。</p>
              <SubmitButton>提交追评</SubmitButton>
            </PostForm>
          </Details>
        ) : null}
        <ButtonLink plain href={portalPaths.application(props.number)}>
          返回办件
        </ButtonLink>
      </div>
    </PortalPage>
  )
}

function Progress({ rectification }: { rectification: OwnRectification }) {
  const { stateName, answerBy, finding, planDueOn, reply, repliedOn, exclusion, isExcluded } = rectification
  return (
    <section className="card stack">
      <h2>整改和答复</h2>
      <dl className="pairs">
        <div>
          <dt>进度</dt>
          <dd>{stateName}</dd>
        </div>
        {answerBy ? (
          <div>
            <dt>最晚答复</dt>
            <dd>
              <LegalDate date={answerBy} />
            </dd>
          </div>
        ) : null}
        {finding ? (
          <div>
            <dt>核实结果</dt>
            <dd>{finding}</dd>
          </div>
        ) : null}
        {planDueOn ? (
          <div>
            <dt>计划完成</dt>
            <dd>
              <LegalDate date={planDueOn} />
            </dd>
          </div>
        ) : null}
        {reply ? (
          <div>
            <dt>答复</dt>
            <dd>
              {reply}
              {repliedOn ? (
                <span className="soft small">
                  {'\n'}
                  <LegalDate date={repliedOn} />
                </span>
              ) : null}
            </dd>
          </div>
        ) : null}
      </dl>
      {exclusion ? (
        <Notice title={`剔除申请：${exclusion}`} tone={isExcluded ? 'warn' : 'info'}>
          <p>{isExcluded ? '这条评价不计入满意率，仍然公开并注明。' : '这条评价照常计入。'}</p>
        </Notice>
      ) : null}
    </section>
  )
}
