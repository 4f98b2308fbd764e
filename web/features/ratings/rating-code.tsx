import { useMutation } from '@tanstack/react-query'
import { Button, Modal, QRCode } from 'antd'
import { toProblem } from '../../client/problem.ts'
import { toDayWords } from '../../kit/dates.ts'
import { useOfficer } from '../sessions/officer.tsx'
import { AskAtDevice } from './ask-at-device.tsx'
import { showRatingCode } from './rating-calls.ts'
import { showsRatingCodes } from './rating-roles.ts'

/** 请评价, on a case page: at the device of the window, or by a code for whoever was served just now to take with their own phone. It invites; nobody is made to. */
export function RatingCode({ number }: { number: string }) {
  const officer = useOfficer()
  const asking = useMutation({ mutationFn: () => showRatingCode(number) })
  if (!showsRatingCodes(officer)) return null
  return (
    <>
      <Button loading={asking.isPending} onClick={() => asking.mutate()}>请评价</Button>
      <Modal open={asking.isSuccess || asking.isError} title="请办事人评价" footer={null} onCancel={() => asking.reset()} closable={{ 'aria-label': '关闭' }} destroyOnHidden>
        {asking.isError && <p role="alert">{toProblem(asking.error).detail}</p>}
        {asking.isSuccess && (
          <div className="stack">
            <p>{asking.data.itemName}（{asking.data.occasionName}）。评价自愿，不要代评。</p>
            <AskAtDevice number={number} />
            <p>也可以请办事人用自己的手机扫码：</p>
            <QRCode value={asking.data.link} size={200} type="svg" aria-label="评价二维码" />
            <p className="quiet">{toDayWords(asking.data.lastDay)}前有效，用一次。</p>
          </div>
        )}
      </Modal>
    </>
  )
}
