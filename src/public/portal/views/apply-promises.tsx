import type { PromiseText } from '../../../modules/applications/index.ts'
import { ButtonLink, PrintButton, SubmitButton } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import type { FormField } from '../../ui/form-field.ts'
import { toFieldErrors } from '../../ui/form-field.ts'
import { Icon } from '../../ui/icons.tsx'
import { FormFieldInput } from '../../ui/inputs.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

export type PromiseToSign = {
  text: PromiseText
  /** The name posted. */
  name: string
  /** Who is to sign: the applicant. */
  signer: string
  signedBy?: string
  error?: string
}

export type ApplyPromisesProps = {
  shell: Shell
  itemName: string
  /** Where the page that is signed for lies. */
  crumb: { label: string; href: string }
  action: string
  /** Back to the materials. */
  backHref: string
  submitLabel: string
  /** Asked where the whole item may be decided on a commitment; undefined `way`: not answered yet. */
  choice?: WayChoiceProps
  promises: PromiseToSign[]
}

type WayChoiceProps = { draftId: string; returnTo?: 'check'; way?: 'licence' | 'normal' }

/** The wording as it is signed. */
export function PromiseTextView({ text }: { text: PromiseText }) {
  return (
    <div className="stack">
      {text.sections.map((section) => (
        <section key={section.heading} className="tight">
          <h3>{section.heading}</h3>
          {section.lines.length === 1 ? <p>{section.lines[0]}</p> : (
            <ul className="bullets">
              {section.lines.map((line) => <li key={line}>{line}</li>)}
            </ul>
          )}
        </section>
      ))}
      <p><b>{text.declaration}</b></p>
    </div>
  )
}

const toField = ({ text, name, signer, signedBy, error }: PromiseToSign): FormField => ({
  name, kind: 'text', label: '承诺人签名', hint: `写上“${signer}”，表示同意《${text.title}》（第 ${text.version} 版）的全部内容。`, required: true, value: signedBy, error, maxLength: 100,
})

function WayChoice({ draftId, returnTo, way }: WayChoiceProps) {
  return (
    <form method="get" action={portalPaths.draftPromises(draftId)} className="card stack">
      {returnTo ? <input type="hidden" name="return" value={returnTo} /> : null}
      <fieldset>
        <legend><h2>怎样办理？</h2></legend>
        <label className="choice">
          <input type="radio" name="way" value="licence" defaultChecked={way === 'licence'} />
          告知承诺：我承诺符合全部条件，窗口受理时当场作出决定，事后核查
        </label>
        <label className="choice">
          <input type="radio" name="way" value="normal" defaultChecked={way !== 'licence'} />
          一般程序：审查以后作出决定
        </label>
      </fieldset>
      <div className="row">
        <SubmitButton look={way ? 'plain' : undefined}>{way ? '改用选中的方式' : '下一步'}</SubmitButton>
      </div>
    </form>
  )
}

/** 承诺书: read in full, then signed with one's name. Nobody has to promise: the normal way is one click away. */
export function ApplyPromisesView(props: ApplyPromisesProps) {
  const fields = props.promises.map(toField)
  const errors = toFieldErrors(fields)
  const { choice } = props
  const isAnswered = !choice || choice.way !== undefined
  return (
    <PortalPage
      shell={props.shell}
      title={`签署承诺书 - ${props.itemName}`}
      section="mine"
      hasErrors={errors.length > 0}
      crumbs={[props.crumb, { label: '签署承诺书' }]}
    >
      <div className="narrow roomy">
        <ErrorSummary errors={errors} />
        <div>
          <h1>签署承诺书</h1>
          <p>承诺是自愿的。不想承诺，可以返回备齐材料，按一般程序办理。</p>
        </div>
        {choice ? <WayChoice {...choice} /> : null}
        {isAnswered ? (
          <PostForm shell={props.shell} action={props.action}>
            {props.promises.map((promise, index) => (
              <section key={promise.name} className="card stack">
                <div className="row between">
                  <h2>{promise.text.title}</h2>
                  <PrintButton><Icon name="print" />打印</PrintButton>
                </div>
                <PromiseTextView text={promise.text} />
                <FormFieldInput field={fields[index]!} />
              </section>
            ))}
            {props.promises.length === 0 ? <p>按一般程序办理，没有要签的承诺书。</p> : null}
            <div className="row">
              <SubmitButton>{props.submitLabel}</SubmitButton>
              <ButtonLink plain href={props.backHref}>返回改材料</ButtonLink>
            </div>
          </PostForm>
        ) : null}
      </div>
    </PortalPage>
  )
}
