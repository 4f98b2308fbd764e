import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useIntention } from '../../client/intention.ts'
import { toProblem } from '../../client/problem.ts'
import { useOfficer } from '../sessions/officer.tsx'
import { ChooseOwnWindow, useOwnWindow } from '../windows/own-window.tsx'
import { askAtDevice } from './device-calls.ts'
import { showsRatingCodes } from './rating-roles.ts'

/** An invitation is made when its service is announced, a moment after the command that ended it. */
const MOST_TRIES = 6
const BETWEEN_TRIES_MS = 700

function useAsking(number: string) {
  const intention = useIntention()
  return useMutation({
    mutationFn: (window: string) => askAtDevice(number, window, intention.key()),
    onSuccess: () => intention.done(),
    retry: (failures, error) => toProblem(error).code === 'ratings.not_invited' && failures < MOST_TRIES,
    retryDelay: BETWEEN_TRIES_MS,
  })
}

const AskedWords = ({ asked }: { asked: { windowNo: string; isOnline: boolean } }) => (
  <>已请办事人在 {asked.windowNo} 号窗口的评价器上评价。{!asked.isOnline && '评价器好一会儿没有联系了，请看看它是不是开着；也可以请办事人扫码。'}</>
)

/** Beside the QR code: the same at the device of one's window. Once the window is chosen, opening is asking. */
export function AskAtDevice({ number }: { number: string }) {
  const { no } = useOwnWindow()
  const asking = useAsking(number)
  const { mutate } = asking
  const askedAt = useRef<string>(undefined)
  useEffect(() => {
    if (no === undefined || askedAt.current === no) return
    askedAt.current = no
    mutate(no)
  }, [no, mutate])
  return (
    <>
      <ChooseOwnWindow />
      <p role="status">
        {asking.isSuccess && <AskedWords asked={asking.data} />}
        {asking.isError && toProblem(asking.error).detail}
        {asking.isPending && '正在请办事人在评价器上评价…'}
      </p>
      {no !== undefined && !asking.isPending && <Button onClick={() => mutate(no)}>在评价器上再请一次</Button>}
    </>
  )
}

/** Right after a service ended at a window: asked at its device without another press. Silent where the officer has chosen no window, or it has no device. */
export function AskedAtDevice({ number }: { number: string }) {
  const officer = useOfficer()
  const { no } = useOwnWindow()
  const asking = useAsking(number)
  const { mutate } = asking
  const hasAsked = useRef(false)
  useEffect(() => {
    if (no === undefined || hasAsked.current || !showsRatingCodes(officer)) return
    hasAsked.current = true
    mutate(no)
  }, [no, officer, mutate])
  const problem = asking.isError ? toProblem(asking.error) : undefined
  const isWorthSaying = problem !== undefined && problem.code !== 'ratings.no_device_at_window'
  return <p className="quiet" role="status">{asking.isSuccess && <AskedWords asked={asking.data} />}{isWorthSaying && problem.detail}</p>
}
