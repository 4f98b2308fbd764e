import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type FormField, toFieldErrors } from '../../ui/form-field.ts'
import { FormFieldInput } from '../../ui/inputs.tsx'
import { ConfirmationPanel, Details } from '../../ui/panels.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Face, RATING_GRADES, RatingGradeFields, type Reasons } from '../../ui/rating-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import { ratingErrors, type RatingTyped, toCommentField } from './rating.tsx'

/** How long a screen that others use shows what somebody left behind; `enhance.js` counts. */
const IDLE_SECONDS = 60

/** Leads back when nobody touches the screen; the address stands in a link for whoever has no script. */
const Idle = ({ href, label }: { href: string; label: string }) => (
  <p className="soft">
    <a className="tap" href={href} data-idle="">
      {label}
    </a>
    （{IDLE_SECONDS} 秒没有人操作会自动返回）
  </p>
)

/** 评价器: one tap is the rating. `event` names the service where the address does not. */
export const OneTapForm = ({ shell, action, full, event }: { shell: Shell; action: string; full: string; event?: string }) => (
  <PostForm shell={shell} action={action} className="card stack">
    {event ? <input type="hidden" name="event" value={event} /> : null}
    <div className="grades">
      {RATING_GRADES.map(({ grade, name }) => (
        <button key={grade} className="btn plain" name="grade" value={grade}>
          <span className="number">
            <Face grade={grade} />
            <br />
            {name}
          </span>
        </button>
      ))}
    </div>
    <p>点一下就完成评价，匿名。</p>
    <ButtonLink plain href={full}>
      想说说原因
    </ButtonLink>
  </PostForm>
)

/** The same with reasons, words, and whether one may be called. */
export const ReasonsForm = (props: RatingTyped & { shell: Shell; action: string; event?: string; reasons: Reasons }) => (
  <PostForm shell={props.shell} action={props.action} className="card roomy">
    {props.event ? <input type="hidden" name="event" value={props.event} /> : null}
    <RatingGradeFields {...props} error={props.errors.grade} />
    <FormFieldInput field={toCommentField(props)} />
    <label className="choice">
      <input type="checkbox" name="mayCall" value="true" />
      可以联系我核实（不勾选就是匿名）
    </label>
    <SubmitButton>提交评价</SubmitButton>
  </PostForm>
)

export type CodedRatingProps = RatingTyped & {
  shell: Shell
  code: string
  itemName: string
  hallName: string
  occasionName: string
  reasons: Reasons
  /** 评价器: one tap is the rating. */
  isOneTap: boolean
  /** The device or the kiosk, which the next person uses too. */
  isShared: boolean
}

/** 扫码、评价器、自助终端、短信: rated without signing in; what is shown says nothing of whose case it is. */
export function CodedRatingView(props: CodedRatingProps) {
  const { shell, code } = props
  const errors = ratingErrors(props)
  return (
    <PortalPage shell={shell} title="评价服务" hasErrors={errors.length > 0}>
      <div className={props.isOneTap ? 'roomy alone' : 'narrow roomy alone'}>
        <ErrorSummary errors={errors} />
        <div>
          <h1>{props.isOneTap ? '您对这次服务满意吗？' : '评价这次服务'}</h1>
          <p>
            {props.hallName} · {props.itemName}（{props.occasionName}）
          </p>
        </div>
        {props.isOneTap ? (
          <OneTapForm shell={shell} action={portalPaths.codedRating(code)} full={portalPaths.codedRating(code, 'full')} />
        ) : (
          <ReasonsForm {...props} action={portalPaths.codedRating(code)} />
        )}
        <p className="soft">评价自愿。被评价的单位和人员看不到是谁评价的。</p>
        {props.isShared ? <Idle href={portalPaths.rateHere()} label="不评价，返回" /> : null}
      </div>
    </PortalPage>
  )
}

/** Thanks, on whatever screen. */
export function CodedRatingDoneView({ shell, isBad, isShared }: { shell: Shell; isBad: boolean; isShared: boolean }) {
  return (
    <PortalPage shell={shell} title="评价已收到">
      <div className="narrow roomy alone">
        <ConfirmationPanel title="评价已收到，谢谢您">{isBad ? <p>您的意见会交给办理单位核实、整改，并公开答复。</p> : null}</ConfirmationPanel>
        {isShared ? <Idle href={portalPaths.rateHere()} label="返回" /> : <p>可以关闭这个页面了。</p>}
      </div>
    </PortalPage>
  )
}

export type RateHereProps = {
  shell: Shell
  number?: string
  errors: { number?: string; password?: string }
}

/** 自助终端: by number and password, as printed on the receipt. */
export function RateHereView({ shell, number, errors: wrong }: RateHereProps) {
  const fields: FormField[] = [
    { name: 'number', kind: 'text', label: '办件编号', hint: '在收件凭证上，19 位数字', required: true, value: number, error: wrong.number, maxLength: 50, autocomplete: 'off', inputMode: 'numeric' },
    { name: 'password', kind: 'number', label: '查询密码', hint: '6 位数字，和编号印在一起', required: true, error: wrong.password, maxLength: 6, inputMode: 'numeric', autocomplete: 'off' },
  ]
  const errors = toFieldErrors(fields)
  return (
    <PortalPage shell={shell} title="评价服务" hasErrors={errors.length > 0} crumbs={[{ label: '评价服务' }]}>
      <div className="narrow roomy">
        <ErrorSummary errors={errors} />
        <h1>评价这次服务</h1>
        <PostForm shell={shell} action={portalPaths.rateHere()} className="card roomy">
          {fields.map((field) => (
            <FormFieldInput key={field.name} field={field} />
          ))}
          <SubmitButton>去评价</SubmitButton>
        </PostForm>
        <Details summary="没有收件凭证？">
          <p>
            网上申请的，<a href={portalPaths.signIn(portalPaths.ownRatings())}>登录</a>后在「我的评价」里评价；也可以拨打 {shell.hotline.number}，由话务员代录。
          </p>
        </Details>
      </div>
    </PortalPage>
  )
}
