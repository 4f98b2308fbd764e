import type { CodeReply } from '../../../modules/certificates/index.ts'
import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { FormFieldInput } from '../../ui/inputs.tsx'
import { KeepFresh } from '../../ui/keep-fresh.tsx'
import { Notice } from '../../ui/panels.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

const CRUMBS = [{ label: '我的办件', href: portalPaths.myApplications() }, { label: '我的码' }]

const CODE_ID = 'code'

/** Straight to the code: in large letters the head of the page fills a phone. */
export const toCode = (path: string): string => `${path}#${CODE_ID}`

/** Whose code, and what the window may do with it: chosen before anything is shown. A GET: what is chosen stays over each refresh. */
export function ChooseCodeView({ shell, holders, holder }: { shell: Shell; holders: { id: string; name: string }[]; holder: string }) {
  return (
    <PortalPage shell={shell} title="我的码" section="mine" crumbs={CRUMBS}>
      <div className="narrow roomy">
        <div className="tight">
          <h1>我的码</h1>
          <p>
            到窗口办事，出示二维码代替证件。窗口扫一次就失效，谁扫过您随时能查到。
            <a className="tap" href={portalPaths.dataAccesses({ kind: 'code' })}>
              谁扫过我的码
            </a>
          </p>
        </div>
        <form action={toCode(portalPaths.code())} className="card roomy">
          <input type="hidden" name="show" value="now" />
          {holders.length > 1 ? (
            <FormFieldInput field={{ name: 'holder', kind: 'radio', label: '出示谁的码？', required: true, value: holder, options: holders.map(({ id, name }) => ({ value: id, label: name })) }} />
          ) : null}
          <FormFieldInput
            field={{
              name: 'consents', kind: 'checkboxes', label: '要窗口帮您少交材料吗？', required: false,
              hint: '同意后，窗口能看到您登记的姓名、地址，用您的电子证照代替纸质材料。只对这一次扫码有效。不同意也可以办，请带好证件。',
              options: [{ value: 'on', label: '同意窗口为本次业务调取我的电子证照' }],
            }}
          />
          <SubmitButton>出示</SubmitButton>
        </form>
      </div>
    </PortalPage>
  )
}

/** The code, large and alone; a new one by itself where scripts run, by a button everywhere. */
export function CodeView({ shell, code, qrSvg, again, change }: { shell: Shell; code: CodeReply; qrSvg: string; again: string; change: string }) {
  return (
    <PortalPage shell={shell} title={code.kindName} section="mine" crumbs={[...CRUMBS.slice(0, 1), { label: '我的码', href: change }, { label: code.kindName }]}>
      <div className="narrow roomy">
        <h1>{code.kindName}</h1>
        <section id={CODE_ID} className="card stack" aria-label="二维码">
          <p className="number">{code.nameMasked}</p>
          <figure role="img" aria-label={`${code.kindName}的二维码，请出示给窗口扫描`} dangerouslySetInnerHTML={{ __html: qrSvg }} />
          <p>
            请对准窗口的扫码枪。<b>{code.seconds} 秒内有效</b>，扫一次就失效。
          </p>
          <ButtonLink href={again}>换一个新码</ButtonLink>
        </section>
        <KeepFresh seconds={code.seconds - 2} />
        <Notice title={code.consents ? '您同意窗口调取电子证照' : '您没有同意调取电子证照'} tone={code.consents ? 'ok' : 'info'}>
          <p>{code.consents ? '只对这一次扫码有效，用来代替要您交的纸质材料。' : '窗口只能核实码是真的。材料和证件请您自己出示。'}</p>
          <p>
            <a className="tap" href={change}>
              重新选择
            </a>
          </p>
        </Notice>
      </div>
    </PortalPage>
  )
}

/** No signature, no code: what to do instead. */
export function NoCodeView({ shell, reason }: { shell: Shell; reason: string }) {
  return (
    <PortalPage shell={shell} title="我的码" section="mine" crumbs={CRUMBS}>
      <div className="narrow roomy">
        <h1>我的码</h1>
        <Notice title="现在出不了码" tone="warn">
          <p>{reason}</p>
        </Notice>
        <ButtonLink plain href={portalPaths.code()}>
          再试一次
        </ButtonLink>
      </div>
    </PortalPage>
  )
}
