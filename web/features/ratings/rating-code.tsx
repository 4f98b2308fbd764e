import { useMutation } from '@tanstack/react-query'
import { Button, Modal, QRCode } from 'antd'
import { toProblem } from '../../client/problem.ts'
import { toDayWords } from '../../kit/dates.ts'
import { useOfficer } from '../sessions/officer.tsx'
import { showRatingCode } from './rating-calls.ts'
import { showsRatingCodes } from './rating-roles.ts'

/** 请评价, on a case page: a code for whoever was served just now to take with their own phone, and the address for the device at the window. It invites; nobody is made to. */
export function RatingCode({ number }: { number: string }) {
  const officer = useOfficer()
  const asking = useMutation({ mutationFn: async () => ({ qr: await showRatingCode(number, 'qr'), device: await showRatingCode(number, 'device') }) })
  if (!showsRatingCodes(officer)) return null
  return (
    <>
      <Button loading={asking.isPending} onClick={() => asking.mutate()}>请评价</Button>
      <Modal open={asking.isSuccess || asking.isError} title="请办事人评价" footer={null} onCancel={() => asking.reset()}>
        {asking.isError && <p role="alert">{toProblem(asking.error).detail}</p>}
        {asking.isSuccess && (
          <>
            <p>{asking.data.qr.itemName}（{asking.data.qr.occasionName}）。请办事人用自己的手机扫码；评价自愿，不要代评。</p>
            <QRCode value={asking.data.qr.link} size={220} type="svg" aria-label="评价二维码" />
            <p className="quiet">{toDayWords(asking.data.qr.lastDay)}前有效，用一次。评价器上打开：<span style={{ overflowWrap: 'anywhere' }}>{asking.data.device.link}</span></p>
          </>
        )}
      </Modal>
    </>
  )
}
