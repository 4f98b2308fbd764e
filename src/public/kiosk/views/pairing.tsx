import { SubmitButton } from '../../ui/button.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { kioskPaths } from '../paths.ts'

/** A screen that is no terminal yet, or was released. */
export const UnpairedView = ({ shell }: { shell: Shell }) => (
  <main className="k-screen">
    <div className="card roomy">
      <h1>自助终端还没有配对</h1>
      <p>要办事的，请找大厅工作人员。</p>
      <p>工作人员请点下面的按钮，再到管理后台的「设备与终端」里填写配对码。</p>
      <PostForm shell={shell} action={kioskPaths.pairing()}>
        <SubmitButton>显示配对码</SubmitButton>
      </PostForm>
    </div>
  </main>
)

/** The code in two groups, as it is read out. */
export const PairingView = ({ shell, code }: { shell: Shell; code: string }) => (
  <main className="k-screen">
    <div className="card roomy">
      <h1>配对码</h1>
      <p className="k-code">
        {code.slice(0, 3)} {code.slice(3)}
      </p>
      <p>请在管理后台的「设备与终端」里选择这台设备，填写这个配对码。配对好后，本屏自动开始使用。</p>
      <PostForm shell={shell} action={kioskPaths.pairing()}>
        <SubmitButton look="plain">换一个配对码</SubmitButton>
      </PostForm>
    </div>
  </main>
)
