import { SubmitButton } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import type { FormField } from '../../ui/form-field.ts'
import { toFieldErrors } from '../../ui/form-field.ts'
import { FormFieldInput } from '../../ui/inputs.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Notice } from '../../ui/panels.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

export type ApplyFormProps = {
  shell: Shell
  draftId: string
  itemName: string
  section: { key: string; title: string; /** Why this is asked, in one or two sentences. */ introduction?: string }
  /** 1 is the first. */
  position: number
  sectionCount: number
  fields: FormField[]
  /** Set when the person came from the check page and returns there. */
  returnTo?: 'check'
  /** Where values filled in for the person came from: 已从电子营业执照带出. */
  prefilledFrom?: string
  /** Someone else (another device, a counter) saved in between: what changed there, and that the person should look again. */
  conflict?: string
}

/** One section of the form. Continues with 保存并继续; 保存并离开 goes back to the task list. */
export function ApplyFormView(props: ApplyFormProps) {
  const errors = toFieldErrors(props.fields)
  return (
    <PortalPage
      shell={props.shell}
      title={`${props.section.title} - ${props.itemName}`}
      section="mine"
      hasErrors={errors.length > 0}
      crumbs={[{ label: `申请${props.itemName}`, href: portalPaths.draft(props.draftId) }, { label: props.section.title }]}
    >
      <div className="narrow roomy">
        <ErrorSummary errors={errors} />
        {props.conflict ? (
          <Notice title="这份草稿刚在别处改过" tone="warn">
            <p>{props.conflict}</p>
          </Notice>
        ) : null}
        <div>
          <p className="soft">
            第 {props.position} 步，共 {props.sectionCount} 步
          </p>
          <h1>{props.section.title}</h1>
          {props.section.introduction ? <p>{props.section.introduction}</p> : null}
        </div>
        {props.prefilledFrom ? <p className="note ok">{props.prefilledFrom}，请核对；有误可以直接改。</p> : null}
        <PostForm
          shell={props.shell}
          action={portalPaths.draftSection(props.draftId, props.section.key, props.returnTo)}
          autosaveUrl={portalPaths.draftAutosave(props.draftId, props.section.key)}
          className="card roomy"
        >
          {props.fields.map((field) => (
            <FormFieldInput key={field.name} field={field} />
          ))}
          <div className="row">
            <SubmitButton name="intent" value="continue">
              {props.returnTo === 'check' ? '保存并返回核对' : '保存并继续'}
            </SubmitButton>
            <SubmitButton look="plain" name="intent" value="leave">
              保存并离开
            </SubmitButton>
          </div>
        </PostForm>
      </div>
    </PortalPage>
  )
}
