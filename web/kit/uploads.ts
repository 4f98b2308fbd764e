import { useIsMutating } from '@tanstack/react-query'

/** Marks a mutation that sends a chosen file. */
export const UPLOADING = ['uploading'] as const

/** Why nothing may be sent just now: a file that is still on its way would stay behind. */
export const useUploadNote = (): string | undefined => (useIsMutating({ mutationKey: UPLOADING }) > 0 ? '文件还在上传，传完才能提交。' : undefined)
