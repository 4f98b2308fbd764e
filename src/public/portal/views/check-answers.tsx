import { SubmitButton } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { FieldTexts, toFieldWiring } from '../../ui/field.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import type { SummaryRow } from '../../ui/summary-list.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

export type CheckAnswersProps = {
  shell: Shell
  draftId: string
  itemName: string
  authorityName: string
  /** A section of the form, or the materials, each row with its way back. */
  groups: { title: string; rows: SummaryRow[] }[]
  /** 承诺 texts the applicant agrees to by submitting, besides that all is true. */
  commitments: string[]
  /** What is still missing, leading to where it is to be filled in. */
  errors: { href: string; message: string }[]
  /** Set when the declaration was not ticked. */
  declarationError?: string
}

/** Everything once more before it is submitted. */
export function CheckAnswersView(props: CheckAnswersProps) {
  const declaration = { name: 'declaration', required: true, error: props.declarationError }
  const errors = [
    ...props.errors,
    ...(props.declarationError ? [{ href: '#f-declaration', message: props.declarationError }] : []),
  ]
  return (
    <PortalPage
      shell={props.shell}
      title={`核对并提交 - ${props.itemName}`}
      section="mine"
      hasErrors={errors.length > 0}
      crumbs={[{ label: `申请${props.itemName}`, href: portalPaths.draft(props.draftId) }, { label: '核对并提交' }]}
    >
      <div className="narrow roomy">
        <ErrorSummary errors={errors} />
        <div>
          <h1>核对并提交</h1>
          <p>请看一遍您填的内容，要改的点“修改”，改完会回到这一页。</p>
        </div>
        {props.groups.map((group) => (
          <section key={group.title} className="card stack">
            <h2>{group.title}</h2>
            <SummaryList rows={group.rows} />
          </section>
        ))}
        <PostForm shell={props.shell} action={portalPaths.submitDraft(props.draftId)} className="card stack">
          <h2>提交给{props.authorityName}</h2>
          {props.commitments.length > 0 ? (
            <ul className="bullets">
              {props.commitments.map((commitment) => (
                <li key={commitment}>{commitment}</li>
              ))}
            </ul>
          ) : null}
          <div className={declaration.error ? 'field wrong' : 'field'}>
            <FieldTexts field={declaration} />
            <label className="choice">
              <input id="f-declaration" type="checkbox" name="declaration" value="agreed" {...toFieldWiring(declaration)} />
              我确认填写的内容和提交的材料真实，并愿意承担不实的后果
            </label>
          </div>
          <SubmitButton>提交申请</SubmitButton>
        </PostForm>
      </div>
    </PortalPage>
  )
}
