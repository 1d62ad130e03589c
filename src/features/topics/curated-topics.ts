import type { TopicForm } from './form-finder';

export type CuratedTopic = {
  slug: string;
  name: string;
  forms: TopicForm[];
  /** Narrower or neighbouring terms: a paper that uses them is about the topic, but they do not mean the same. */
  signs: TopicForm[];
};

/**
 * The subjects Broadsheet knows from the start: slug | name | abbreviations | expansions | signs. Abbreviations and
 * expansions all mean the same thing: a search for one finds the others. Plurals, capitals, hyphens and "-isation"
 * need no form of their own.
 */
const TABLE = `
mlp | MLP | MLP | multi-layer perceptron
mllm | Multimodal LLM | MLLM | multimodal large language model, multimodal LLM
llm | Large language models | LLM | large language model
small-language-models | Small language models | SLM | small language model
vision-language-models | Vision–language models | VLM | vision-language model, visual language model | LVLM
video-llm | Video LLMs | VideoLLM, Video-LLM | video large language model, video LLM | video language model
vla | Vision–language–action models | VLA | vision-language-action, visual-language-action
world-models | World models | | world model
foundation-models | Foundation models | | foundation model
diffusion-models | Diffusion models | | diffusion model | DDPM, diffusion probabilistic model, denoising diffusion
flow-matching | Flow matching | | flow matching | rectified flow
diffusion-language-models | Diffusion language models | dLLM | diffusion large language model, diffusion language model | masked diffusion model
diffusion-transformers | Diffusion transformers | DiT | diffusion transformer
autoregressive-generation | Autoregressive generation | | autoregressive generation | autoregressive image generation, visual autoregressive
gan | Generative adversarial networks | GAN | generative adversarial network
vae | Variational autoencoders | VAE | variational auto-encoder
normalizing-flows | Normalizing flows | | normalizing flow
transformers | Transformers | | transformer
vision-transformers | Vision transformers | ViT | vision transformer
cnn | Convolutional networks | CNN, ConvNet | convolutional neural network, convolutional network
rnn | Recurrent networks | RNN | recurrent neural network, recurrent network | LSTM, long short-term memory
state-space-models | State space models | SSM | state space model | mamba
linear-attention | Linear attention | | linear attention | linear transformer
sparse-attention | Sparse attention | | sparse attention | block-sparse attention
attention | Attention | | attention mechanism | self-attention
moe | Mixture of experts | MoE | mixture of experts
kan | Kolmogorov–Arnold networks | KAN | Kolmogorov-Arnold network
gnn | Graph neural networks | GNN | graph neural network | GCN, graph convolutional network, graph transformer
hypernetworks | Hypernetworks | | hyper-network
neural-operators | Neural operators | | neural operator | FNO
pinn | Physics-informed learning | PINN | physics-informed neural network | physics-informed learning
neural-odes | Neural differential equations | | neural ordinary differential equation, neural ODE | neural differential equation
spiking-networks | Spiking neural networks | SNN | spiking neural network
equivariance | Equivariant networks | | equivariant network, equivariant neural network | equivariance
reinforcement-learning | Reinforcement learning | RL | reinforcement learning
rlhf | Learning from human feedback | RLHF | reinforcement learning from human feedback | learning from human feedback
rlvr | Verifiable rewards | RLVR | reinforcement learning with verifiable rewards | verifiable reward
preference-optimization | Preference optimization | | preference optimization | DPO, preference alignment
policy-optimization | Policy optimization | | policy optimization | GRPO, PPO
reward-models | Reward models | | reward model | PRM, reward modeling
offline-rl | Offline reinforcement learning | | offline reinforcement learning, offline RL
marl | Multi-agent reinforcement learning | MARL | multi-agent reinforcement learning
imitation-learning | Imitation learning | | imitation learning | behavior cloning, behavioral cloning, behaviour cloning
robotics | Robot learning | | robot learning | robotic manipulation, robot manipulation, robot policy, robotics
embodied-ai | Embodied AI | EAI | embodied AI, embodied artificial intelligence | embodied agent, embodied intelligence
autonomous-driving | Autonomous driving | | autonomous driving, self-driving | autonomous vehicle
navigation | Visual navigation | | visual navigation | VLN, vision-language navigation, vision-and-language navigation
agents | LLM agents | | LLM agent, language model agent | language agent, AI agent, agentic, autonomous agent
multi-agent | Multi-agent systems | | multi-agent system | multi-agent framework, multi-agent collaboration
gui-agents | Computer-use agents | | computer-use agent, GUI agent | web agent, computer use
tool-use | Tool use | | tool use, tool calling, function calling | tool learning, MCP
deep-research | Deep research | | deep research
rag | Retrieval-augmented generation | RAG | retrieval-augmented generation | retrieval augmentation
information-retrieval | Information retrieval | | information retrieval | dense retrieval, passage retrieval, document retrieval
reranking | Reranking | | reranking, re-ranking | reranker, learning to rank
embeddings | Embeddings | | text embedding | sentence embedding, embedding model
vector-search | Nearest-neighbour search | ANNS | nearest neighbor search, nearest neighbour search | vector search
recommendation | Recommender systems | | recommender system, recommendation system | sequential recommendation, recommender
knowledge-graphs | Knowledge graphs | KG | knowledge graph
reasoning | Reasoning | LRM | reasoning model, large reasoning model | LLM reasoning, reasoning ability, reasoning capability
chain-of-thought | Chain of thought | CoT | chain of thought
test-time-scaling | Test-time scaling | | test-time scaling, inference-time scaling | test-time compute, inference-time compute
mathematical-reasoning | Mathematical reasoning | | mathematical reasoning, math reasoning | mathematical problem solving
theorem-proving | Theorem proving | | theorem proving | theorem prover, formal proof, autoformalization
code-generation | Code generation | | code generation | program synthesis, code LLM, code language model
software-engineering | Software engineering | | software engineering | SWE-bench, program repair
in-context-learning | In-context learning | ICL | in-context learning
prompting | Prompting | | prompting, prompt engineering | prompt optimization
prompt-tuning | Prompt tuning | | prompt tuning | prompt learning, prefix tuning
instruction-tuning | Instruction tuning | | instruction tuning, instruction fine-tuning | instruction following
lora | Parameter-efficient fine-tuning | PEFT | parameter-efficient fine-tuning | LoRA, low-rank adaptation
fine-tuning | Fine-tuning | | fine-tuning | SFT
pretraining | Pre-training | | pre-training
scaling-laws | Scaling laws | | scaling law
model-merging | Model merging | | model merging | model fusion, task arithmetic
continual-learning | Continual learning | | continual learning, lifelong learning | incremental learning, catastrophic forgetting
distillation | Distillation | | knowledge distillation | distillation
quantization | Quantization | | quantization | PTQ, QAT
pruning | Pruning | | pruning | network pruning, model pruning, sparsification
model-compression | Model compression | | model compression
speculative-decoding | Speculative decoding | | speculative decoding | speculative sampling
kv-cache | KV cache | | KV cache, key-value cache
efficient-inference | Efficient inference | | efficient inference | inference acceleration, LLM serving, inference efficiency
distributed-training | Distributed training | | distributed training | data parallelism, pipeline parallelism, tensor parallelism
hardware | Hardware and kernels | | hardware accelerator | FPGA, GPU kernel, in-memory computing
long-context | Long context | | long context | context window, context length, length extrapolation
position-encoding | Position encoding | | positional encoding, position encoding, positional embedding, position embedding | RoPE
tokenization | Tokenization | | tokenization | tokenizer, BPE, byte pair encoding
memory | Memory for agents | | agent memory | long-term memory, memory mechanism
hallucination | Hallucination | | hallucination
factuality | Factuality | | factuality | factual consistency, fact verification, fact checking
alignment | Alignment | | AI alignment | LLM alignment, human alignment, value alignment
ai-safety | Safety | | AI safety | LLM safety, safety alignment, safety guardrail
jailbreaks | Jailbreaks and red teaming | | jailbreak | jailbreaking, red teaming, prompt injection
adversarial-robustness | Adversarial robustness | | adversarial robustness | adversarial attack, adversarial example, adversarial training
backdoors | Backdoors and poisoning | | backdoor attack | data poisoning, backdoor
watermarking | Watermarking | | watermarking | watermark
deepfakes | Generated-content detection | | deepfake, deep fake | machine-generated text, AI-generated text
unlearning | Machine unlearning | | machine unlearning | unlearning
privacy | Privacy | | privacy-preserving | differential privacy, differentially private, membership inference, privacy
federated-learning | Federated learning | FL | federated learning
fairness | Fairness and bias | | fairness | social bias, gender bias
interpretability | Interpretability | | interpretability, explainability | XAI, explainable AI, explainable artificial intelligence
mechanistic-interpretability | Mechanistic interpretability | | mechanistic interpretability | circuit analysis, activation patching
sparse-autoencoders | Sparse autoencoders | SAE | sparse auto-encoder | transcoder
model-editing | Knowledge and model editing | | knowledge editing, model editing
uncertainty | Uncertainty | | uncertainty quantification, uncertainty estimation | conformal prediction
calibration | Calibration | | calibration
causality | Causality | | causality | causal inference, causal discovery, causal reasoning
evaluation | Evaluation by models | | LLM-as-a-judge, LLM judge | automatic evaluation
benchmarks | Benchmarks | | benchmark
datasets | Datasets | | large-scale dataset | new dataset, open dataset
synthetic-data | Synthetic data | | synthetic data | data synthesis, data generation
data-selection | Data selection | | data selection | data curation, data filtering, data pruning
data-augmentation | Data augmentation | | data augmentation
surveys | Surveys | | survey | literature review, systematic review
natural-language-processing | Natural language processing | NLP | natural language processing
machine-translation | Machine translation | | machine translation | NMT
summarization | Summarization | | summarization
question-answering | Question answering | QA | question answering | VQA
dialogue | Dialogue | | dialogue system | conversational agent, chatbot, conversational AI
multilinguality | Multilinguality | | multilingual | cross-lingual, low-resource language
information-extraction | Information extraction | | information extraction | NER, named entity recognition, relation extraction
role-playing | Role-playing | | role-playing | persona
text-to-sql | Text-to-SQL | NL2SQL | text-to-SQL
tabular-data | Tabular data | | tabular data | tabular learning, table understanding
time-series | Time series | | time series
anomaly-detection | Anomaly detection | | anomaly detection, outlier detection
ood | Out-of-distribution generalization | OOD | out-of-distribution | distribution shift, domain generalization
domain-adaptation | Domain adaptation | | domain adaptation | UDA
self-supervised-learning | Self-supervised learning | SSL | self-supervised learning | self-supervised pre-training
contrastive-learning | Contrastive learning | | contrastive learning
masked-modeling | Masked modeling | | masked modeling | MAE, MIM, masked auto-encoder, masked image modeling, masked auto-encoding
semi-supervised-learning | Semi-supervised learning | | semi-supervised learning | pseudo-labeling
few-shot-learning | Few-shot learning | | few-shot learning | few-shot classification, meta-learning
transfer-learning | Transfer learning | | transfer learning
active-learning | Active learning | | active learning
curriculum-learning | Curriculum learning | | curriculum learning
multi-task-learning | Multi-task learning | MTL | multi-task learning
representation-learning | Representation learning | | representation learning
optimization | Optimizers | | optimizer | SGD, stochastic gradient descent, AdamW
bayesian-optimization | Bayesian optimization | BO | Bayesian optimization
bayesian-methods | Bayesian methods | | Bayesian method | BNN, MCMC, Bayesian neural network, Bayesian inference, variational inference
gaussian-processes | Gaussian processes | GP | Gaussian process
optimal-transport | Optimal transport | OT | optimal transport
learning-theory | Learning theory | | learning theory | NTK, generalization bound, neural tangent kernel, sample complexity
training-dynamics | Training dynamics | | training dynamics | grokking, implicit bias, loss landscape, double descent
nas | Architecture search | NAS | neural architecture search
evolutionary-search | Evolutionary search | | evolutionary algorithm | genetic algorithm, evolutionary search
quantum | Quantum computing | | quantum computing | quantum machine learning, quantum circuit
image-classification | Image classification | | image classification
object-detection | Object detection | | object detection | object detector
segmentation | Segmentation | | image segmentation | semantic segmentation, instance segmentation, panoptic segmentation
segment-anything | Segment anything | SAM | segment anything, segment anything model
tracking | Tracking | | object tracking | point tracking
clip | Contrastive image–text models | CLIP | contrastive language-image pre-training
open-vocabulary | Open-vocabulary recognition | | open vocabulary
visual-grounding | Visual grounding | | visual grounding | referring expression
captioning | Captioning | | image captioning | video captioning, captioning
ocr | Documents and OCR | OCR | optical character recognition | document understanding, document parsing
image-generation | Image generation | | image generation, image synthesis | T2I, text-to-image
image-editing | Image editing | | image editing
personalization | Personalized generation | | personalized generation | subject-driven generation, image personalization
controllable-generation | Controllable generation | | controllable generation | controllable image generation, controllable video generation
style-transfer | Style transfer | | style transfer
video-generation | Video generation | | video generation, video synthesis | T2V, text-to-video, video diffusion
video-understanding | Video understanding | | video understanding | action recognition, temporal grounding
super-resolution | Super-resolution | | super-resolution
image-restoration | Image restoration | | image restoration | image denoising, deblurring, image inpainting
nerf | Neural radiance fields | NeRF | neural radiance field
gaussian-splatting | Gaussian splatting | 3DGS | Gaussian splatting
inr | Neural fields | INR | implicit neural representation, neural field
3d-generation | 3D generation | | 3D generation | text-to-3D, image-to-3D, 3D asset
3d-reconstruction | 3D reconstruction | | 3D reconstruction | SfM, SLAM, structure from motion
novel-view-synthesis | Novel view synthesis | NVS | novel view synthesis | view synthesis
point-clouds | Point clouds | | point cloud | LiDAR
depth-estimation | Depth estimation | | depth estimation | stereo matching
pose-estimation | Pose estimation | | pose estimation | keypoint detection
human-motion | Human motion | | human motion | motion generation
digital-humans | Talking heads and avatars | | talking head | avatar, portrait animation, face reenactment
face-recognition | Face recognition | | face recognition, facial recognition
spatial-reasoning | Spatial reasoning | | spatial reasoning | spatial intelligence, spatial understanding
remote-sensing | Remote sensing | | remote sensing | satellite imagery, earth observation
speech-recognition | Speech recognition | ASR | speech recognition
text-to-speech | Speech synthesis | TTS | text-to-speech, speech synthesis | voice conversion, voice cloning
spoken-language-models | Spoken language models | | spoken language model, speech language model | spoken dialogue
audio | Audio | | audio | audio generation, audio language model, audio understanding, sound event
music | Music | | music | music generation, music information retrieval
medical-imaging | Medical imaging | | medical imaging | MRI, CT, medical image, radiology
medicine | Medicine | | medicine | EHR, clinical decision, electronic health record, medical question answering, healthcare
biology | Biology | | biology | single-cell, genomics, DNA sequence, gene expression
proteins | Proteins | | protein | protein structure, protein design, protein language model
molecules | Molecules and drugs | | molecule | drug discovery, molecular generation, molecule generation, molecular property
materials | Materials science | | materials science | materials discovery, interatomic potential, crystal structure
neuroscience | Brain and neuroscience | | neuroscience | EEG, fMRI, BCI, electroencephalography, brain-computer interface
weather | Weather and climate | | weather forecasting, weather prediction | climate model
ai-for-science | AI for science | AI4Science | AI for science | AI scientist, scientific discovery
finance | Finance | | finance | financial market, stock prediction, financial LLM
law | Law | | legal reasoning | legal domain, legal judgment
education | Education | | education | intelligent tutoring
games | Games | | video game | board game, game playing
theory-of-mind | Theory of mind | ToM | theory of mind
social-simulation | Social simulation | | social simulation | agent-based model
human-ai-interaction | Human–AI interaction | | human-AI interaction | HCI, human-AI collaboration, human-computer interaction
traffic | Traffic and trajectories | | traffic forecasting, traffic prediction | trajectory prediction, spatio-temporal forecasting
combinatorial-optimization | Combinatorial optimization | | combinatorial optimization | TSP, travelling salesman problem, traveling salesman problem
wireless | Wireless communication | | wireless communication | channel estimation, semantic communication
cybersecurity | Cybersecurity | | cybersecurity | malware, vulnerability detection, intrusion detection
`;

export const CURATED_TOPICS: CuratedTopic[] = TABLE.trim().split('\n').map(readRow);

function readRow(row: string): CuratedTopic {
  const [slug = '', name = '', abbreviations, expansions, signs] = row.split('|').map((cell) => cell.trim());
  const forms = [
    ...readCell(abbreviations).map((form) => ({ form, kind: 'abbreviation' as const })),
    ...readCell(expansions).map((form) => ({ form, kind: 'expansion' as const })),
  ];
  return { slug, name, forms, signs: readCell(signs).map((form) => ({ form, kind: kindOf(form) })) };
}

function readCell(cell: string | undefined): string[] {
  return cell ? cell.split(',').map((form) => form.trim()) : [];
}

/** One word with a capital after its first letter is an abbreviation: "GRPO", "fMRI", "LiDAR". */
function kindOf(form: string): TopicForm['kind'] {
  return /^\S+\p{Lu}\S*$/u.test(form) && !form.includes('-') ? 'abbreviation' : 'expansion';
}
