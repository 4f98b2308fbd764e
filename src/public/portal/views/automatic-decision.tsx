import type { ApplicationView } from '../../../modules/applications/index.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type FormField, toFieldErrors } from '../../ui/form-field.ts'
import { FormFieldInput } from '../../ui/inputs.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

export type Automatic = NonNullable<ApplicationView['automatic']>

/** 系统自动审批 on the page of an application: that rules decided, why, and the way to a person (个人信息保护法 art. 24). */
export function AutomaticCard({ automatic, number }: { automatic: Automatic; number: string }) {
  const { personReview } = automatic
  return (
    <section className="card stack">
      <h2>{automatic.isGranted ? '系统自动审批' : '由工作人员办理'}</h2>
      <p>{automatic.isGranted ? '系统按公开的规则核对了已有的记录，全部符合，当场准予。' : '系统按规则核对后没有当场准予，已交工作人员办理。系统不会自动不予。'}</p>
      {automatic.obstacle ? <p>{automatic.obstacle}</p> : null}
      <ul className="lines">
        {automatic.results.map(({ id, title, outcomeName, facts }) => (
          <li key={id}>
            <p>{title}：<b>{outcomeName}</b></p>
            {facts.length > 0 ? <p className="soft small">看了：{facts.map((fact) => `${fact.title}，${fact.value}`).join('；')}</p> : null}
          </li>
        ))}
      </ul>
      {personReview ? (
        <p>
          {personReview.findingName ? `工作人员已复核：${personReview.findingName}。${personReview.note ?? ''}` : '您要求了人工复核，结果会显示在这里。'}
        </p>
      ) : null}
      {automatic.mayAskForPerson ? <p><a className="tap" href={portalPaths.personReview(number)}>对自动审批有疑问，要求人工复核</a></p> : null}
    </section>
  )
}

export type PersonReviewProps = {
  shell: Shell
  number: string
  itemName: string
  wish?: string
  error?: string
}

/** 要求人工复核. */
export function PersonReviewView({ shell, number, itemName, wish, error }: PersonReviewProps) {
  const field: FormField = { name: 'wish', kind: 'textarea', label: '想请工作人员看什么', hint: '写一句就可以，如：经营项目是否写对。', required: true, maxLength: 2000, value: wish, error }
  const errors = toFieldErrors([field])
  return (
    <PortalPage shell={shell} title="要求人工复核" section="mine" hasErrors={errors.length > 0} crumbs={[{ label: `${itemName}进度`, href: portalPaths.application(number) }, { label: '要求人工复核' }]}>
      <div className="narrow roomy">
        <ErrorSummary errors={errors} />
        <h1>要求人工复核</h1>
        <p>{itemName}（{number}）由系统自动审批。审批单位的工作人员会再看一遍，意见显示在办件页面。复核期间，已经作出的决定仍然有效。</p>
        <PostForm shell={shell} action={portalPaths.personReview(number)} className="card roomy">
          <FormFieldInput field={field} />
          <div className="row"><SubmitButton>提交</SubmitButton></div>
        </PostForm>
      </div>
    </PortalPage>
  )
}
