import type { DeviceSticker } from '../../../modules/organisation/index.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { LegalDate } from '../../ui/dates.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type FormField, toFieldErrors } from '../../ui/form-field.ts'
import { FormFieldInput } from '../../ui/inputs.tsx'
import { ConfirmationPanel } from '../../ui/panels.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { SummaryList } from '../../ui/summary-list.tsx'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

interface RepairProps {
  shell: Shell
  region: string
  device: DeviceSticker
  what: string
  error: string | undefined
}

/** One question about a machine that one stands before. */
export function RepairView({ shell, region, device, what, error }: RepairProps) {
  const asked: FormField = { name: 'what', kind: 'textarea', label: '出了什么问题', hint: '如：屏幕不亮、不出纸、读不出身份证。不用写姓名和电话', required: true, maxLength: 200, value: what, ...(error === undefined ? {} : { error }) }
  return (
    <PortalPage shell={shell} title="设备报修" crumbs={[{ label: '设备报修' }]}>
      <div className="narrow roomy">
        <ErrorSummary errors={toFieldErrors([asked])} />
        <h1>设备报修</h1>
        <section className="card stack">
          <SummaryList rows={[{ label: '设备编号', value: device.number }, { label: '设备', value: device.kindName }, { label: '位置', value: device.placeName }]} />
        </section>
        <PostForm shell={shell} action={portalPaths.repair(region, device.number)}>
          <FormFieldInput field={asked} />
          <SubmitButton>报修</SubmitButton>
        </PostForm>
      </div>
    </PortalPage>
  )
}

export const RepairReceivedView = ({ shell, placeName, dueOn }: { shell: Shell; placeName: string; dueOn: string }) => (
  <PortalPage shell={shell} title="已经报修" crumbs={[{ label: '设备报修' }]}>
    <div className="narrow roomy">
      <ConfirmationPanel title="已经报修，谢谢您"><p>{placeName}的管理员已经收到</p></ConfirmationPanel>
      <section className="card stack"><h2>接下来</h2><p>管理员会安排维修，最晚 <LegalDate date={dueOn} />修好。急着办事的，可以到窗口办理，或用手机网上办。</p></section>
    </div>
  </PortalPage>
)
